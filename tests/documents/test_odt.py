"""OpenDocument texts: what their reader sees, and files that mean harm."""

import time

import pytest

from tests.documents.odt_package import NOTE, OUTLINE, content, flat, item, listed, p, package
from tmkit.documents import read
from tmkit.model import InputError


def shown(body, **options):
    document = read("report.odt", package(body, OUTLINE), **options)
    return [(block.kind, block.label, block.path, block.text) for block in document.blocks]


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
    for name, given in (("a.docx", data), ("-", flat(p("Le comité a été réuni à Port-Clair pour la séance.")))):
        document = read(name, given)
        assert (document.format, document.language) == ("odt", "fr")


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
