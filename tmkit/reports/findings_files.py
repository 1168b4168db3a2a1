"""Findings as files: the ending of the name says which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tmkit.checks.outcome import Checked
from tmkit.model import InputError
from tmkit.storage.atomic import replace_file
from tmkit.storage.opening import read_input

DOCUMENT = ".docx"
"""The draft itself, with comments."""
_SARIF = ".sarif"


def check_names(out: Sequence[Path], queries: Path | None) -> None:
    """Raise InputError for a name whose ending says no report."""
    known = sorted([*_WRITERS, DOCUMENT, _SARIF])
    for path in out:
        if path.suffix.lower() not in known:
            raise InputError(f"is no report that can be written; expected an ending of {', '.join(known)}", file=path)
    if queries is not None and queries.suffix.lower() != DOCUMENT:
        raise InputError("expected a Word document, NAME.docx, for the queries", file=queries)


def write_reports(checked: Checked, out: Sequence[Path], draft: str | Path, data: bytes | None) -> Iterator[str]:
    """Write each report atomically; gives what a person should be told. `data` is the draft's content, if at hand.

    Raises InputError where comments are to be written into a draft that is no Word document.
    """
    for path in out:
        ending = path.suffix.lower()
        if ending == DOCUMENT:
            from tmkit.reports.draft_comments import commented_draft

            original = data if data is not None else read_input(Path(draft), "the draft")
            content, remarks = commented_draft(checked, original)
            yield from (f"{path}: {remark}" for remark in remarks)
        elif ending == _SARIF:
            from tmkit.reports.sarif import sarif

            content = _bytes(sarif(checked, data))
        else:
            content = _WRITERS[ending](checked)
        _write(path, content)


def write_queries(checked: Checked, path: Path) -> None:
    """Write the table of queries to the author."""
    from tmkit.reports.queries import queries_document

    _write(path, queries_document(checked))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, content)


def _json(checked: Checked) -> bytes:
    from tmkit.reports.findings_json import json_array

    return _bytes(json_array(checked))


def _json_lines(checked: Checked) -> bytes:
    from tmkit.reports.findings_json import json_lines

    return _bytes(json_lines(checked))


def _page(checked: Checked) -> bytes:
    from tmkit.reports.findings_page import findings_page

    return _bytes(findings_page(checked))


def _csv(checked: Checked) -> bytes:
    from tmkit.reports.findings_table import findings_csv

    return findings_csv(checked, ",")


def _tsv(checked: Checked) -> bytes:
    from tmkit.reports.findings_table import findings_csv

    return findings_csv(checked, "\t")


def _workbook(checked: Checked) -> bytes:
    from tmkit.reports.findings_table import findings_workbook

    return findings_workbook(checked)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


_WRITERS: dict[str, Callable[[Checked], bytes]] = {
    ".csv": _csv,
    ".html": _page,
    ".json": _json,
    ".jsonl": _json_lines,
    ".tsv": _tsv,
    ".xlsx": _workbook,
}
