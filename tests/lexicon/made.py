"""Pairs of sentences put together from parts, in the words of any committee's report."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

WHO = {"Le comité": "committee", "La commission": "commission", "Le conseil": "council", "Le groupe": "group"}
WHO |= {
    "La délégation": "delegation",
    "Le secrétariat": "secretariat",
    "L’assemblée": "assembly",
    "Le bureau": "bureau",
}
KIND = {"": "", " technique": "technical ", " mixte": "joint ", " provisoire": "interim ", " fédérale": "federal "}
DID = {
    "adopté": "adopted",
    "examiné": "considered",
    "rejeté": "rejected",
    "publié": "published",
    "modifié": "amended",
    "transmis": "transmitted",
    "reporté": "postponed",
}
WHAT = {
    "l’ordre du jour": "agenda",
    "le programme": "programme",
    "le budget": "budget",
    "la liste": "list",
    "le rapport": "report",
    "le règlement": "regulation",
    "la mise en œuvre": "implementation",
    "les notes": "notes",
    "le projet": "draft",
}
OF_WHAT = {"": "", " de travail": " of work", " de l’année": " of the year", " de la réunion": " of the meeting"}
OF_WHAT |= {" du jour suivant": " of the following day", " de la séance": " of the sitting"}
WHEN = {
    "à sa première réunion": "at its first meeting",
    "à sa séance plénière": "at its plenary sitting",
    "sans débat": "without debate",
    "après un débat": "after a debate",
    "par consensus": "by consensus",
    "au début de l’année": "at the beginning of the year",
    "malgré les retards": "despite the delays",
}


def made_pairs(count: int, seed: int = 1) -> list[tuple[str, str]]:
    """So many different pairs, always the same for one seed."""
    rng = random.Random(seed)
    found: dict[str, str] = {}
    while len(found) < count:
        who, kind, did, what, of_what, when = (
            rng.choice(list(table.items())) for table in (WHO, KIND, DID, WHAT, OF_WHAT, WHEN)
        )
        year = rng.randrange(1990, 2020)
        fr = f"{who[0]}{kind[0]} a {did[0]} {what[0]}{of_what[0]} {when[0]} en {year}."
        en = f"The {kind[1]}{who[1]} {did[1]} the {what[1]}{of_what[1]} {when[1]} in {year}."
        found[fr] = en
    return list(found.items())


def write_memory(root: Path, name: str, units: Iterable[Mapping[str, str]], document: str = "report") -> Path:
    """A memory whose units have these texts by language."""
    path = root / "memories" / f"{name}.tmx"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">']
    lines.append(
        '<header creationtool="test" creationtoolversion="1" segtype="sentence" o-tmf="test" adminlang="en" '
        'srclang="fr" datatype="plaintext"/><body>'
    )
    for number, texts in enumerate(units):
        variants = "".join(
            f'<tuv xml:lang="{language}"><seg>{escape(text)}</seg></tuv>' for language, text in texts.items()
        )
        lines.append(
            f'<tu tuid="{name}-{number:05}"><prop type="x-tmkit-document">{document}</prop>'
            f'<prop type="x-tmkit-position">{number}</prop>{variants}</tu>'
        )
    path.write_text("\n".join([*lines, "</body></tmx>\n"]), encoding="utf-8")
    return path
