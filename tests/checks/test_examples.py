"""Every check fires on its example that fires, and not on the one that does not."""

import csv
import re
from collections.abc import Iterator

import pytest

from tmkit.checks import Check, Example, Pair, Subject, all_checks, run
from tmkit.checks.knowledge import Knowledge
from tmkit.glossary import Glossary, read_glossary
from tmkit.model import SEVERITIES, Block, Code, DraftSegment
from tmkit.text.labels import split_label
from tmkit.workspace.check_archive import CheckArchive
from tmkit.workspace.workspace import Workspace

_CODE = re.compile(r"<(\d)/>")


def _lines(text: str) -> tuple[list[Block], list[tuple[DraftSegment, ...]]]:
    """A block and a segment for each line; none where it is empty."""
    blocks, sides = [], []
    for order, line in enumerate(text.split("\n"), 1):
        label, coded = split_label(line)
        rest = _CODE.sub("", coded)
        path = label.strip(".()")
        sides.append((DraftSegment(order, rest, path, codes=_codes(coded), block=len(blocks)),) if rest else ())
        if rest:
            blocks.append(Block(rest, label=label, path=path))
    return blocks, sides


def _codes(text: str) -> tuple[tuple[int, Code], ...]:
    """The inline codes that are written `<1/>`, each at its place in the text without them."""
    found: list[tuple[int, Code]] = []
    gone = 0
    for match in _CODE.finditer(text):
        found.append((match.start() - gone, Code("ph", (("x", match[1]),))))
        gone += len(match[0])
    return tuple(found)


def subject_of(example: Example) -> Subject:
    """The draft that an example is."""
    ours, target = _lines(example.target)
    theirs, source = _lines(example.source) if example.source else ([], [()] * len(target))
    assert len(source) == len(target)
    beside = bool(example.source)
    return Subject(
        "draft",
        example.language,
        tuple(Pair(order, *sides) for order, sides in enumerate(zip(target, source, strict=True), 1)),
        source_file="source" if beside else None,
        source_language=example.source_language if beside else None,
        date=example.date,
        target_blocks=None if example.bilingual else ours,
        source_blocks=theirs if beside and not example.bilingual else None,
        bilingual=example.bilingual,
    )


def glossary_of(example: Example, folder) -> Glossary | None:
    if not example.terms:
        return None
    folder.mkdir()
    columns = ["concept", "language", "term", "status"]
    columns += sorted({name for row in example.terms for name in row} - {*columns})
    with (folder / "terms.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns)
        writer.writeheader()
        writer.writerows({"status": "preferred", **row} for row in example.terms)
    return read_glossary(folder)


@pytest.fixture
def knowledge_of(tmp_path) -> Iterator:
    """What an example says is known: its glossary, and a workspace that has its archive."""

    def made(example: Example) -> Knowledge:
        archive = None
        if example.archive:
            root = tmp_path / "workspace"
            (root / "memories").mkdir(parents=True)
            (root / "tmkit.toml").write_text("", encoding="utf-8")
            (root / "memories" / "archive.tmx").write_text(_tmx(example), encoding="utf-8")
            workspace = Workspace.open(root)
            archive = CheckArchive(workspace.index, workspace.settings, lambda: workspace.termbank)
        return Knowledge(example.houses, glossary_of(example, tmp_path / "glossary"), archive)

    return made


def _tmx(example: Example) -> str:
    units = "".join(
        f'<tu><prop type="x-tmkit-document">{document}</prop>'
        f'<tuv xml:lang="{example.source_language}"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="{example.language}"><seg>{target}</seg></tuv></tu>'
        for source, target, document in example.archive
    )
    header = (
        f'<header creationtool="tmkit" creationtoolversion="1" segtype="sentence" o-tmf="tmkit" adminlang="en" '
        f'srclang="{example.source_language}" datatype="plaintext"/>'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">{header}<body>{units}</body></tmx>\n'


def _names() -> list[str]:
    return [check.id for check in all_checks()]


@pytest.mark.parametrize("check", all_checks(), ids=_names())
def test_a_check_fires_on_its_example(check: Check, knowledge_of):
    report = run(subject_of(check.fires), knowledge_of(check.fires), [check])
    assert report.failures == ()
    assert report.wanting == ()
    assert check.id in [finding.check for finding in report.findings]


@pytest.mark.parametrize("check", all_checks(), ids=_names())
def test_a_check_is_silent_on_the_other(check: Check, knowledge_of):
    report = run(subject_of(check.silent), knowledge_of(check.silent), [check])
    assert report.failures == ()
    assert report.wanting == ()
    assert report.findings == ()


@pytest.mark.parametrize("check", all_checks(), ids=_names())
def test_findings_point_at_the_text(check: Check, knowledge_of):
    for finding in run(subject_of(check.fires), knowledge_of(check.fires), [check]).findings:
        assert finding.severity in SEVERITIES
        assert finding.places
        for place in finding.places:
            assert place.text == place.context[slice(*place.span)]


def test_ids_are_unique():
    assert len(set(_names())) == len(_names())


@pytest.mark.parametrize("check", all_checks(), ids=_names())
def test_a_check_says_what_it_is(check: Check):
    assert check.severity in SEVERITIES
    assert check.meaning.endswith(".")
    assert check.default or check.why
