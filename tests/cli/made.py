"""A small workspace: two yearly reports of a reading committee, and three terms."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape


def tmx(units: Iterable[dict], *, source: str = "fr") -> str:
    """A TMX of units given as `{"fr": …, "en": …, "id": …, "document": …, "position": …}`."""
    head = (
        f'creationtool="made" creationtoolversion="1" segtype="sentence" o-tmf="made" adminlang="en" srclang="{source}"'
    )
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<tmx version="1.4">', f'<header {head} datatype="plaintext"/>']
    lines.append("<body>")
    for unit in units:
        fields = dict(unit)
        name = fields.pop("id", None)
        texts = {key: fields.pop(key) for key in list(fields) if len(key) == 2 or key[2:3] == "-"}
        lines.append(f'<tu tuid="{name}">' if name else "<tu>")
        lines += [f'<prop type="x-tmkit-{key}">{escape(str(value))}</prop>' for key, value in fields.items()]
        lines += [f'<tuv xml:lang="{key}"><seg>{escape(text)}</seg></tuv>' for key, text in texts.items()]
        lines.append("</tu>")
    return "\n".join([*lines, "</body>", "</tmx>", ""])


GLOSSARY = (
    "concept,language,term,status\n"
    "committee,fr,Comité de lecture,preferred\n"
    "committee,en,Reading Committee,preferred\n"
    "committee,en,Readers' Committee,deprecated\n"
)


def report(year: int, *sentences: tuple[str, str]) -> list[dict]:
    """The units of one year's report."""
    known = {"document": f"report-{year}", "date": f"{year}-05-10", "status": "adopted", "authority": "Secretariat"}
    return [
        {"id": f"r{year}-{place}", **known, "position": place, "label": str(place), "fr": fr, "en": en}
        for place, (fr, en) in enumerate(sentences)
    ]


OPENED = ("La séance est ouverte par la présidente.", "The meeting was opened by the Chair.")
AGREED = ("Le Comité de lecture a approuvé le programme.", "The Reading Committee approved the programme.")
CLOSED = ("La séance est levée.", "The meeting was adjourned.")
REPORTS = {
    "2017.tmx": report(
        2017,
        OPENED,
        ("Le Comité a tenu 12 séances publiques en salle de lecture.", "The Committee held 12 public meetings."),
        AGREED,
        ("Le catalogue rappelle la résolution 14 (2012) du Conseil.", "The catalogue recalls resolution 14 (2012)."),
        CLOSED,
    ),
    "older/2016.tmx": report(
        2016,
        OPENED,
        ("Le rapport a été distribué aux délégations avant la séance.", "The report was circulated beforehand."),
        AGREED,
        (CLOSED[0], "The meeting was closed."),
    ),
}

REPAIRABLE = "Le Comité a tenu 15 séances publiques en salle de lecture."
CONTRADICTED = "Le catalogue rappelle la résolution 14 (2013) du Conseil."
CIRCULATED = "Le rapport a été distribué aux délégations avant la séance."
LONGER = (
    "Malgré les retards de plusieurs services régionaux, le rapport a été distribué aux délégations avant la séance "
    "de clôture, et la traduction paraîtra plus tard."
)
NOTHING = "Xylophones et zèbres dansaient joyeusement."
DRAFT = f"{OPENED[0]}\n\n{CIRCULATED}\n\n{AGREED[0]}\n\n{CLOSED[0]}\n"


def make_workspace(folder: Path) -> Path:
    """A workspace with two yearly reports and three terms."""
    (folder / "memories" / "older").mkdir(parents=True)
    (folder / "glossary").mkdir()
    (folder / "tmkit.toml").write_text('[languages]\nsource = "fr"\ntarget = "en"\n', encoding="utf-8")
    (folder / "glossary" / "terms.csv").write_text(GLOSSARY, encoding="utf-8")
    for name, units in REPORTS.items():
        (folder / "memories" / name).write_text(tmx(units), encoding="utf-8")
    return folder
