"""A made archive of ten yearly reports, in which one rendering gave way to another."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tmkit.workspace import Workspace  # noqa: E402

SUBJECTS = {
    "Le comité": "The committee",
    "La commission": "The commission",
    "Le bureau": "The bureau",
    "Le secrétariat": "The secretariat",
}
VERBS = {"a examiné": "considered", "a adopté": "adopted", "a publié": "published", "a modifié": "amended"}
OBJECTS = {
    "l’ordre du jour": "the agenda",
    "les ordres du jour": "the agendas",
    "le programme de travail": "the programme of work",
    "le catalogue collectif": "",
    "une note verbale": "a note verbale",
    "les notes verbales": "the notes verbales",
    "le budget des États membres": "the budget of the Member States",
    "la demande d’un État membre": "the request of a Member State",
}
CHANGED = 2016


def reports() -> dict[str, list[dict[str, str]]]:
    """Units by document: each year's report renders `catalogue collectif` as its year does."""
    found: dict[str, list[dict[str, str]]] = {}
    for year in range(2010, 2020):
        catalogue = "the joint catalogue" if year < CHANGED else "the union catalogue"
        units = []
        for place, (subject, rendered) in enumerate(SUBJECTS.items()):
            for verb, did in VERBS.items():
                for thing, what in [*list(OBJECTS.items())[place % 2 :: 2], ("le catalogue collectif", "")]:
                    french = f"{subject} {verb} {thing} en {year}."
                    units.append({"fr": french, "en": f"{rendered} {did} {what or catalogue} in {year}."})
        found[f"report-{year}"] = units
    return found


def tmx(units: Iterable[dict[str, str]], **props: str) -> str:
    """A memory; keys that are no `x-tmkit` props of a unit are its languages."""
    body = []
    for place, unit in enumerate(units):
        known = "".join(f'<prop type="x-tmkit-{name}">{escape(value)}</prop>' for name, value in props.items())
        texts = "".join(f'<tuv xml:lang="{code}"><seg>{escape(text)}</seg></tuv>' for code, text in unit.items())
        body.append(f'<tu tuid="u{place}">{known}<prop type="x-tmkit-position">{place}</prop>{texts}</tu>')
    head = '<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="fr" datatype="plaintext"/>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">{head}<body>{"".join(body)}</body></tmx>\n'


def made(root: Path) -> Path:
    """The workspace."""
    (root / "memories").mkdir(parents=True)
    (root / "glossary").mkdir()
    (root / "tmkit.toml").write_text('[languages]\nsource = "fr"\ntarget = "en"\n', encoding="utf-8")
    for name, units in reports().items():
        year = name[-4:]
        text = tmx(units, document=name, date=f"{year}-09-24", body="Council of Readers", status="adopted")
        (root / "memories" / f"{name}.tmx").write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace to be asked only."""
    return made(tmp_path_factory.mktemp("termbank") / "archive")


@pytest.fixture(scope="session")
def workspace(archive: Path) -> Workspace:
    return Workspace.open(archive)


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[..., Workspace]:
    """Makes a workspace of memories given by name, as (units, props)."""

    def make(**memories: tuple[list[dict[str, str]], dict[str, str]]) -> Workspace:
        root = tmp_path / "fresh"
        (root / "memories").mkdir(parents=True)
        (root / "tmkit.toml").write_text('[languages]\nsource = "fr"\ntarget = "en"\n', encoding="utf-8")
        for name, (units, props) in memories.items():
            (root / "memories" / f"{name}.tmx").write_text(tmx(units, **props), encoding="utf-8")
        return Workspace.open(root)

    return make
