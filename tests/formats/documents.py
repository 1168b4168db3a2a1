"""Small TMX documents for tests, and a second reader to hold ours against."""

from __future__ import annotations

from lxml import etree

from tmkit.model import Code, Note, Property, Segment, Unit, Variant

HEADER = (
    '<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="fr"'
    ' datatype="plaintext"/>'
)
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def document(body: str, *, declaration: str = '<?xml version="1.0" encoding="UTF-8"?>\n', header: str = HEADER) -> str:
    """A TMX document around these units; the first of them begins on line 5."""
    return f'{declaration}<tmx version="1.4">\n{header}\n<body>\n{body}</body>\n</tmx>\n'


def unit(source: str = "La séance est levée.", target: str = "The meeting rose.", tuid: str | None = None) -> str:
    """A unit of one line, ending with a line feed."""
    own = f' tuid="{tuid}"' if tuid else ""
    return f'<tu{own}><tuv xml:lang="fr"><seg>{source}</seg></tuv><tuv xml:lang="en"><seg>{target}</seg></tuv></tu>\n'


def sources(stored) -> list[str]:
    """The first text of each unit."""
    return [one.unit.variants[0].segment.text for one in stored]


def units_by_lxml(content: bytes) -> list[Unit]:
    """The units of a well-formed document, by lxml; the content of codes is left out."""
    tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True))
    return [_unit(element) for element in tree.iterfind("body/tu")]


def without_contents(unit: Unit) -> Unit:
    """The unit with nothing in its codes, as `units_by_lxml` has it."""
    variants = tuple(
        Variant(
            variant.language,
            Segment(
                variant.segment.text,
                tuple((at, Code(code.kind, code.attributes)) for at, code in variant.segment.codes),
            ),
            variant.attributes,
            variant.properties,
            variant.notes,
        )
        for variant in unit.variants
    )
    return Unit(variants, unit.attributes, unit.properties, unit.notes)


def _unit(element) -> Unit:
    variants = tuple(_variant(child) for child in element.iterfind("tuv"))
    return Unit(variants, tuple(element.attrib.items()), *_described(element))


def _variant(element) -> Variant:
    segment = _segment(element.find("seg"))
    language = element.get(LANGUAGE) or element.get("lang")
    own = tuple((name, value) for name, value in element.attrib.items() if name not in {LANGUAGE, "lang"})
    return Variant(language, segment, own, *_described(element))


def _described(element) -> tuple[tuple[Property, ...], tuple[Note, ...]]:
    properties = tuple(
        Property(child.get("type", ""), child.text or "", _attributes(child, "type"))
        for child in element.iterfind("prop")
    )
    return properties, tuple(Note(child.text or "", _attributes(child)) for child in element.iterfind("note"))


def _attributes(element, but: str = "") -> tuple[tuple[str, str], ...]:
    named = ((name.replace(LANGUAGE, "xml:lang"), value) for name, value in element.attrib.items())
    return tuple(("xml:lang" if name == "lang" else name, value) for name, value in named if name != but)


def _segment(element) -> Segment:
    text: list[str] = []
    codes: list[tuple[int, Code]] = []

    def walk(inside) -> None:
        text.append(inside.text or "")
        for child in inside:
            at = len("".join(text))
            codes.append((at, Code(child.tag, _attributes(child))))
            if child.tag == "hi":
                walk(child)
                codes.append((len("".join(text)), Code("/hi")))
            text.append(child.tail or "")

    walk(element)
    return Segment("".join(text), tuple(codes))
