"""What TBX-Basic, TBX-Core and MARTIF allow, written down from the published tables of ISO 30042 and of the dialects:
which element may have which children in which order, which categories and values there are and on which level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

CORE = "{urn:iso:std:iso:30042:ed:3.0}"
MODULES = {"{http://www.tbxinfo.net/ns/min}": "min", "{http://www.tbxinfo.net/ns/basic}": "basic"}
AUX = "(?:descrip|descripGrp|admin|adminGrp|transacGrp|note|ref|xref)"
AUX_DCT = "(?:category|descripGrp|adminGrp|transacGrp|note)"
CONTENT = {
    "tbx": "tbxHeader text",
    "tbxHeader": "fileDesc (encodingDesc )?(revisionDesc )?",
    "fileDesc": "(titleStmt )?(publicationStmt )?(sourceDesc )+",
    "sourceDesc": "(p )+",
    "encodingDesc": "(p )+",
    "text": "body (back )?",
    "body": "(conceptEntry )+",
    "conceptEntry": "(AUX )*(langSec )+",
    "langSec": "(AUX )*(termSec )+",
    "termSec": "term (NOTE )*(AUX )*",
    "descripGrp": "(descrip|category) ((admin|note|category) )*",
    "adminGrp": "(admin|category) ((note|category) )*",
}
LEVELS = {
    "customerSubset": {"termSec"},
    "subjectField": {"conceptEntry"},
    "context": {"termSec"},
    "definition": {"conceptEntry", "langSec"},
    "crossReference": {"conceptEntry", "termSec"},
    "source": {"conceptEntry", "langSec", "termSec"},
    "partOfSpeech": {"termSec"},
    "administrativeStatus": {"termSec"},
    "grammaticalGender": {"termSec"},
    "grammaticalNumber": {"termSec"},
    "termType": {"termSec"},
    "abbreviatedFormFor": {"termSec"},
}
META = {
    "admin": {"customerSubset", "projectSubset", "source"},
    "descrip": {"context", "definition", "subjectField"},
    "ref": {"crossReference"},
    "termNote": {"administrativeStatus", "grammaticalGender", "geographicalUsage", "partOfSpeech", "termType"},
}
MIN = {"customerSubset", "partOfSpeech", "subjectField", "administrativeStatus"}
VALUES = {
    "administrativeStatus": {f"{s}Term-admn-sts" for s in ("preferred", "admitted", "deprecated", "superseded")},
    "partOfSpeech": {"noun", "verb", "adjective", "adverb", "other"},
    "grammaticalGender": {"masculine", "feminine", "neuter", "other"},
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
}
SECOND = {
    "martif": "tbx",
    "martifHeader": "tbxHeader",
    "termEntry": "conceptEntry",
    "langSet": "langSec",
    "tig": "termSec",
}


def broken_rules(data: bytes) -> Iterator[str]:
    """Every rule that a file breaks."""
    root = etree.fromstring(data)
    second = root.tag == "martif"
    style = root.get("style")
    if second:
        if root.get("type") != "TBX":
            yield "martif is no TBX"
    elif root.tag != CORE + "tbx" or root.get("type") not in {"TBX-Basic", "TBX-Core"} or style not in {"dca", "dct"}:
        yield f"root {root.tag} {dict(root.attrib)}"
    core_only = root.get("type") == "TBX-Core"
    if not root.get("{http://www.w3.org/XML/1998/namespace}lang"):
        yield "the root has no language"
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    if len(set(ids)) < len(ids):
        yield "an id stands twice"
    for element in root.iter():
        name, category = _named(element, second)
        children = "".join(f"{_named(child, second)[0]} " for child in element)
        if name in CONTENT and not re.fullmatch(_model(name, style == "dct"), children):
            yield f"{name} has {children}"
        if not re.fullmatch(r"[A-Za-z_][\w.-]*", element.get("id", "x")):
            yield f"id {element.get('id')}"
        if element.get("target") and element.get("target") not in ids:
            yield f"{category} points to nothing: {element.get('target')}"
        if not category:
            continue
        if core_only:
            yield f"TBX-Core has no category {category}"
        level = next(one for one in (_named(up, second)[0] for up in element.iterancestors()) if "Grp" not in one)
        if level not in LEVELS.get(category, ()):
            yield f"{category} on the level {level}"
        if not second and category in VALUES and element.text not in VALUES[category]:
            yield f"{category} {element.text}"
        if style == "dca" and category not in META[name]:
            yield f"<{name} type={category}>"
        if style == "dct" and (name != "category" or _module(element) != ("min" if category in MIN else "basic")):
            yield f"{element.tag} in style dct"


def _named(element: etree._Element, second: bool) -> tuple[str, str]:
    """The name of an element (`category` for one of a module), and the data category that it is, if any."""
    tag = str(element.tag)
    if _module(element):
        return "category", tag.rpartition("}")[2]
    name = tag if second else tag.removeprefix(CORE)
    name = SECOND.get(name, name) if second else name
    return name, element.get("type", "") if name in META else ""


def _module(element: etree._Element) -> str:
    return next((name for uri, name in MODULES.items() if str(element.tag).startswith(uri)), "")


def _model(name: str, tagged: bool) -> str:
    model = CONTENT[name].replace("AUX", AUX_DCT if tagged else AUX)
    model = model.replace("NOTE", "category" if tagged else "termNote")
    return model if model.endswith(("*", "+", "?")) else model + " "
