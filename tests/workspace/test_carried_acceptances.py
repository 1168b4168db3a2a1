"""What was accepted in one form of a translation holds of its other forms."""

from __future__ import annotations

from pathlib import Path

from tmkit.checks.acceptance import Acceptance, add_accepted, read_accepted
from tmkit.checks.sketch import sketch_of
from tmkit.workspace.carried_acceptances import carry_acceptances

TARGETS = [f"Sentence number {number} of the report was adopted." for number in range(20)]


def accepted(document: str, segment: str, texts: list[str]) -> Acceptance:
    return Acceptance(
        document, "spacing", segment, "x", segment[-30:], ("k",), "as printed", "2019-01-01", sketch_of(texts)
    )


def test_of_the_finished_document_and_of_the_bilingual_file(tmp_path: Path) -> None:
    """An update of the bilingual file knows what was accepted in the document that was made of it."""
    add_accepted(
        tmp_path,
        [
            accepted("report-en.docx", TARGETS[3], [*TARGETS[:-1], "Another end."]),
            accepted("report-en.docx", TARGETS[5], [*TARGETS[:-1], "Another end."]),
            accepted("unlike.docx", TARGETS[4], ["Something else.", "And more."]),
            accepted("report.xlf", TARGETS[6], TARGETS),
        ],
    )
    kept = [*TARGETS[:5], *TARGETS[6:]]
    names = {"folder/report.xlf": ["new-en.docx"]}
    assert carry_acceptances(tmp_path, names, kept, targets=TARGETS, into="out/new-en.docx") == 2
    there = {line.segment for line in read_accepted(tmp_path) if line.document == "new-en.docx"}
    assert there == {TARGETS[3], TARGETS[6]}
    assert carry_acceptances(tmp_path, names, kept, targets=TARGETS, into="out/new-en.docx") == 0


def test_nothing_was_accepted(tmp_path: Path) -> None:
    assert carry_acceptances(tmp_path, {"a.xlf": ["b.docx"]}, TARGETS, targets=TARGETS, into="b.docx") == 0
    assert not (tmp_path / "accepted.jsonl").exists()
