"""OpenDocument texts: what their reader sees, what is written into them, and files that mean harm."""

import io
import shutil
import subprocess
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.documents import odt, read
from tmkit.model import InputError, Segment

_SPACES = (
    "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)
TYPE = "application/vnd.oasis.opendocument.text"
STYLES = """
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="U" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="C" style:family="text"><style:text-properties fo:color="#ff0000"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="New" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="P7" style:family="paragraph" style:parent-style-name="Illustration"/>
<style:style style:name="Illustration" style:family="paragraph" style:parent-style-name="Caption"/>
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Bare" style:family="paragraph" style:list-style-name=""/>
<style:style style:name="Listed" style:family="paragraph" style:list-style-name="L1"/>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
<text:list-level-style-bullet text:level="3" text:bullet-char="–"/>
</text:list-style>
<text:list-style style:name="L2">
<text:list-level-style-number text:level="1" style:num-format="I" style:num-prefix="(" style:num-suffix=")" text:start-value="3"/>
<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>
</text:list-style>
"""
OUTLINE = """
<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>
<text:outline-level-style text:level="3" style:num-format=""/>
</text:outline-style>
"""


def content(body, styles=STYLES, attributes=""):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content{_SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text{attributes}>{body}</office:text></office:body></office:document-content>"
    ).encode()


def package(body, outline="", **parts):
    """An archive; `parts` are further ones, `content` in place of the one that `body` makes."""
    stream = io.BytesIO()
    own = parts.pop("content", None) or content(body)
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", TYPE)
        archive.writestr("content.xml", own, zipfile.ZIP_DEFLATED)
        archive.writestr(
            "styles.xml",
            f"<office:document-styles{_SPACES}><office:styles>{outline}</office:styles></office:document-styles>",
            zipfile.ZIP_DEFLATED,
        )
        archive.writestr("Pictures/a.png", b"\x89PNG" + bytes(40))
        archive.writestr("META-INF/manifest.xml", parts.get("manifest", "<manifest/>"), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def flat(body):
    return (
        f'<?xml version="1.0"?>\n<office:document{_SPACES} office:mimetype="{TYPE}">'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def shown(body, **options):
    document = read("report.odt", package(body, OUTLINE), **options)
    return [(block.kind, block.label, block.path, block.text) for block in document.blocks]


def p(text, style=""):
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def item(*content, start=""):
    value = f' text:start-value="{start}"' if start else ""
    return f"<text:list-item{value}>{''.join(content)}</text:list-item>"


def listed(*items, style="L1", more=""):
    name = f' text:style-name="{style}"' if style else ""
    return f"<text:list{name}{more}>{''.join(items)}</text:list>"


ON = ' text:continue-numbering="true"'


def test_lists_are_numbered_as_their_reader_sees_them():
    inner = listed(item(p("letter one;")), item(p("letter two:"), listed(item(p("dash.")), style="")), style="")
    body = (
        listed(item(p("One met.")), item(p("Two had:"), inner, p("It goes on.")))
        + p("Between.")
        + listed(item(p("Three follows.")), item(p("Nine.", ""), start="9"), more=ON)
        + listed(item(p("Anew.")))
        + listed(item(p("Third."), listed(item(p("Its part.")), style="")), style="L2")
        + "<text:list><text:list-header>"
        + p("No number.", "Listed")
        + "</text:list-header>"
        + item(p("Named by style.", "Listed"))
        + "</text:list>"
    )
    assert [(label, path, text) for _, label, path, text in shown(body)] == [
        ("1.", "1", "One met."),
        ("2.", "2", "Two had:"),
        ("a)", "2/a)", "letter one;"),
        ("b)", "2/b)", "letter two:"),
        ("–", "2/b)/bullet 1", "dash."),
        ("", "2/¶2", "It goes on."),
        ("", "2/¶3", "Between."),
        ("3.", "3", "Three follows."),
        ("9.", "9", "Nine."),
        ("1.", "1", "Anew."),
        ("(III)", "1/(III)", "Third."),
        ("III.1.", "III.1", "Its part."),
        ("", "III.1/¶2", "No number."),
        ("1.", "1", "Named by style."),
    ]


def test_headings_are_numbered_by_the_outline():
    def h(level, text, more=""):
        return f'<text:h text:outline-level="{level}"{more}>{text}</text:h>'

    body = (
        p("Report", "Title")
        + h(1, "Opening")
        + h(2, "Members")
        + h(3, "None")
        + h(1, "Closing")
        + h(2, "Vote")
        + h(1, "Left out", ' text:style-name="Bare"')
        + h(1, "Annex", ' text:is-list-header="true"')
        + h(1, "Again", ' text:restart-numbering="true" text:start-value="7"')
    )
    assert [(kind, label, text) for kind, label, _, text in shown(body)] == [
        ("heading", "", "Report"),
        ("heading", "I.", "Opening"),
        ("heading", "I.1", "Members"),
        ("heading", "", "None"),
        ("heading", "II.", "Closing"),
        ("heading", "II.1", "Vote"),
        ("heading", "", "Left out"),
        ("heading", "", "Annex"),
        ("heading", "VII.", "Again"),
    ]


NOTE = (
    '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
    "<text:p>See A/73/284.</text:p><text:p>And more.</text:p></text:note-body></text:note>"
)


def test_notes_tables_frames_and_indexes():
    body = (
        "<text:table-of-content><text:index-body><text:index-title><text:p>Contents</text:p></text:index-title>"
        "<text:p>1. Opening<text:tab/>3</text:p></text:index-body></text:table-of-content>"
        + p(f"3. The Group met{NOTE} at noon.")
        + "<table:table><table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-repeated="16384"/><table:table-cell><text:p>Far</text:p></table:table-cell>'
        "</table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p><text:p>b</text:p>"
        "</table:table-cell><table:covered-table-cell><text:p/></table:covered-table-cell><table:table-cell><table:table>"
        "<table:table-row><table:table-cell><text:p>within</text:p></table:table-cell></table:table-row></table:table>"
        "</table:table-cell></table:table-row></table:table>"
        + p(
            '<draw:frame><draw:text-box><text:p text:style-name="P7"><draw:frame><draw:image xlink:href="x"/></draw:frame>'
            "Figure <text:sequence>1</text:sequence>: the port</text:p></draw:text-box></draw:frame>"
        )
    )
    assert shown(body) == [
        ("heading", "", "", "Contents"),
        ("paragraph", "1.", "", "Opening"),
        ("paragraph", "3.", "3", "The Group met at noon."),
        ("footnote", "1", "note 1", "See A/73/284."),
        ("footnote", "", "note 1/¶2", "And more."),
        ("table cell", "", "table 1/r1c10001", "Far"),
        ("table cell", "", "table 1/r2c1", "a"),
        ("table cell", "", "table 1/r2c1/¶2", "b"),
        ("table cell", "", "table 1/r2c3/table 1/r1c1", "within"),
        ("caption", "", "3/¶2", "Figure 1: the port"),
    ]


def change(name, kind, content=""):
    return f'<text:changed-region text:id="{name}"><text:{kind}><office:change-info/>{content}</text:{kind}></text:changed-region>'


def test_tracked_changes():
    regions = (
        change("c1", "insertion")
        + change("c2", "deletion", p("old words "))
        + change("c3", "deletion", p("end.") + p("Gone.") + p(""))
    )
    body = (
        f"<text:tracked-changes>{regions}</text:tracked-changes>"
        + p('The <text:change text:change-id="c2"/><text:change-start text:change-id="c1"/>new')
        + p('lines<text:change-end text:change-id="c1"/>stay.')
        + p('At the <text:change text:change-id="c3"/>Last.')
    )

    def texts(revisions):
        return [text for *_, text in shown(body, revisions=revisions)]

    assert texts("final") == ["The new", "linesstay.", "At the Last."]
    assert texts("original") == ["The old words stay.", "At the end.", "Gone.", "Last."]
    assert texts("both")[0] == "The old words new"
    blocks = read("x.odt", package(body), revisions="both").blocks
    assert [code.attribute("type") for _, code in blocks[0].codes if code.kind == "bpt"] == ["x-deleted", "x-inserted"]


def test_what_is_not_seen_is_not_read():
    body = (
        '<text:section text:display="none">'
        + p("Hidden.")
        + "</text:section><text:section>"
        + p("Seen.")
        + "</text:section>"
        + p(
            "Not <text:span text:style-name='H'>hidden </text:span>here<office:annotation><text:p>A remark.</text:p></office:annotation>."
        )
        + p('<text:hidden-paragraph text:is-hidden="true"/>Left out.')
    )
    assert [text for *_, text in shown(body)] == ["Seen.", "Not here."]
    assert read("x.odt", package(body)).notes == ("2 hidden paragraphs or sections were left out",)


def test_pages():
    body = p("One <text:soft-page-break/>two.") + "<text:soft-page-break/>" + p("Three.") + p("Four.", "New")
    blocks = read("x.odt", package(body)).blocks
    assert [(block.page, block.breaks) for block in blocks] == [(1, ((4, 2),)), (3, ()), (4, ())]
    assert [block.page for block in read("x.odt", package(p("One."))).blocks] == [None]


def codes(text):
    (block, *_) = read("x.odt", package(p(text))).blocks
    return block.text, [(at, code.kind, code.attribute("type") or code.attribute("i")) for at, code in block.codes]


def test_text_and_codes():
    assert codes(
        "  It  met<text:s text:c='2'/>on<text:tab/>1<text:span text:style-name='U'>st</text:span><text:line-break/>June\n "
    ) == (
        "It met  on 1st June",
        [(10, "ph", "x-tab"), (12, "bpt", "superscript"), (14, "ept", "1"), (14, "ph", "lb")],
    )
    assert codes("<text:span text:style-name='B'>Bold</text:span><text:span text:style-name='B'>er</text:span> <text:a xlink:href='x'>"
                 "l<text:span text:style-name='C'>in</text:span>k</text:a> <text:date>3 May</text:date>.") == (
        "Bolder link 3 May.",
        [(0, "bpt", "bold"), (6, "ept", "1"), (7, "bpt", "link"), (11, "ept", "2"), (12, "bpt", "x-field"), (17, "ept", "3")],
    )  # fmt: skip
    assert codes("<text:span text:style-name='B'>Wholly bold</text:span>") == ("Wholly bold", [])
    text, _ = codes("a<text:s text:c='1000000000'/>b")
    assert len(text) == 202


def test_found_by_content():
    data = package(p("Le comité a été réuni à Port-Clair pour la séance."))
    for name, content in (("a.docx", data), ("-", flat(p("Le comité a été réuni à Port-Clair pour la séance.")))):
        document = read(name, content)
        assert (document.format, document.language) == ("odt", "fr")


RICH = (
    p(f"3. The <text:span text:style-name='B'>Group</text:span> met{NOTE} <text:bookmark text:name='m'/>at "
      "<text:a xlink:href='x'>the <text:span text:style-name='I'>port</text:span></text:a>.")
    + listed(item(p("One &amp; two.")))
    + p("<text:span text:style-name='B'>Wholly bold</text:span>")
    + p("A<text:line-break/>break<text:tab/>and <draw:frame><draw:image xlink:href='y'/></draw:frame> spaces<text:s text:c='3'/>here.")
    + "<text:p text:style-name='C'/><table:table><table:table-row><table:table-cell><text:p>Cell</text:p></table:table-cell>"
    "</table:table-row></table:table>"
)  # fmt: skip


def written(data, replacements):
    out, remarks = odt.write(data, "x.odt", replacements)
    return out, remarks, read("x.odt", out).blocks


def segment(block):
    return Segment(block.text, block.codes)


def part(data, name="content.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def test_the_same_texts_leave_every_byte():
    data = package(RICH, OUTLINE)
    blocks = read("x.odt", data).blocks
    assert odt.write(data, "x.odt", {block.place: segment(block) for block in blocks}) == (data, ())
    assert odt.write(data, "x.odt", {}) == (data, ())


def test_only_what_is_replaced_changes():
    data = package(RICH, OUTLINE)
    blocks = read("x.odt", data).blocks
    place = next(block.place for block in blocks if block.text == "Cell")
    out, remarks, again = written(data, {place: Segment("Zelle < & >")})
    assert remarks == ()
    assert part(out) == part(data).replace(b"<text:p>Cell</text:p>", b"<text:p>Zelle &lt; &amp; &gt;</text:p>")
    assert part(out, "Pictures/a.png") == part(data, "Pictures/a.png")
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert [block.text for block in again] == [block.text.replace("Cell", "Zelle < & >") for block in blocks]


def test_codes_carry_what_stood_there():
    data = package(RICH, OUTLINE)
    first = read("x.odt", data).blocks[0]
    by_type = {code.attribute("type"): code for _, code in first.codes}
    ends = {code.attribute("i"): code for _, code in first.codes if code.kind == "ept"}
    bold, link, note = by_type["bold"], by_type["link"], by_type["fnote"]
    text = "Au port, le Groupe s’est réuni."
    replacement = Segment(
        text,
        ((3, link), (7, ends[link.attribute("i")]), (12, bold), (18, ends[bold.attribute("i")]), (30, note)),
    )
    out, remarks, blocks = written(data, {first.place: replacement})
    assert remarks == ("content.xml ¶1: the code of a italic is missing",)
    content = part(out).decode()
    assert "3. Au <text:a xlink:href='x'>port</text:a>" in content
    assert '<text:span text:style-name="B">Groupe</text:span>' in content
    assert f"réuni{NOTE}." in content
    assert "<text:bookmark text:name='m'/>" in content
    assert (blocks[0].label, blocks[0].text, blocks[1].text) == ("3.", text, "See A/73/284.")


def test_a_note_is_never_lost():
    data = package(RICH, OUTLINE)
    first, note, *_ = read("x.odt", data).blocks
    out, remarks, blocks = written(data, {first.place: Segment("Court."), note.place: Segment("Voir plus haut.")})
    assert "content.xml ¶1: the code of a footnote mark is missing; the footnote mark was put at the end" in remarks
    assert [block.text for block in blocks[:2]] == ["Court.", "Voir plus haut."]
    assert b"Court.<text:note " in part(out)


def test_flat_files_are_written_too():
    data = flat(p("One.") + p("Two."))
    out, remarks = odt.write(data, "x.fodt", {"content.xml ¶2": Segment("Deux.")})
    assert (out, remarks) == (data.replace(b"Two.", b"Deux."), ())


def test_an_unknown_place():
    with pytest.raises(InputError, match=r"has no text at 'content\.xml ¶99'"):
        odt.write(package(RICH), "x.odt", {"content.xml ¶99": Segment("x")})


@given(st.lists(st.text(st.sampled_from("ab é<&>\"'  \u00a0"), max_size=12), min_size=7, max_size=7))
@settings(deadline=None, max_examples=40)
def test_what_is_written_is_what_is_read(words):
    data = package(RICH, OUTLINE)
    blocks = read("x.odt", data).blocks
    wanted = {}
    for block, word in zip(blocks, words, strict=False):
        head = f"X{word}x "
        wanted[block.place] = Segment(head + block.text, tuple((at + len(head), code) for at, code in block.codes))
    out, remarks, again = written(data, wanted)
    assert remarks == ()
    assert [(block.kind, block.label, block.path) for block in again] == [(b.kind, b.label, b.path) for b in blocks]
    assert [(block.text, [(at, code.kind) for at, code in block.codes]) for block in again[: len(words)]] == [
        (one.text, [(at, code.kind) for at, code in one.codes]) for one in wanted.values()
    ]
    back = {new.place: segment(old) for new, old in zip(again, blocks, strict=True)}
    assert [block.text for block in written(out, back)[2]] == [block.text for block in blocks]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            package("", content=content("").replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1)),
            "declares the entity 'a'",
        ),
        (package(p("One."), manifest="<manifest:encryption-data/>"), "is protected by a password"),
        (package("", content=b"<x>"), "not well-formed"),
        (package("", content=b"<x/>"), "is no OpenDocument text, but another kind of document"),
        (package("<text:section>" * 300 + "</text:section>" * 300), "nested more than 200 deep"),
        (package(p("One."))[:300], "ZIP"),
        (flat("<text:p>"), "not well-formed"),
    ],
)
def test_harm(data, message):
    with pytest.raises(InputError, match=message) as caught:
        read("x.odt", data)
    assert "\n" not in str(caught.value)


def test_a_long_paragraph_takes_its_time():
    body = p("mot simple, suivi. " * 200_000) + p("<text:span text:style-name='B'>a</text:span> b " * 10_000)
    begun = time.process_time()
    first, second = read("x.odt", package(body)).blocks
    assert (len(first.text), len(second.codes)) == (3_799_999, 20_000)
    assert time.process_time() - begun < 10


def test_an_office_opens_what_was_written(tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice is not installed")
    picture = "<draw:frame><draw:image xlink:href='y'/></draw:frame>"
    data = package(RICH.replace(picture, ""), OUTLINE, manifest=MANIFEST)
    blocks = read("x.odt", data).blocks
    replaced = {
        block.place: Segment(f"Voici {block.text}", tuple((at + 6, c) for at, c in block.codes)) for block in blocks
    }
    (tmp_path / "out.odt").write_bytes(odt.write(data, "x.odt", replaced)[0])
    command = [
        office,
        f"-env:UserInstallation=file://{tmp_path}/office",
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "out.odt",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "out.txt").read_text("utf-8-sig")
    assert text.startswith("3. Voici The Group met")
    assert "Voici Cell" in text


MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="Pictures/a.png" manifest:media-type="image/png"/></manifest:manifest>'
)
