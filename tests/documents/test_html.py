"""Web pages: the document in the page, its structure, and pages that mean harm."""

import time

import pytest

from tmkit.documents import read
from tmkit.model import InputError


def shown(body, **options):
    document = read("page.html", f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), **options)
    return [(block.kind, block.label, block.path, block.text) for block in document.blocks]


def texts(body):
    return [text for *_, text in shown(body)]


def test_headings_and_paragraphs():
    assert shown(
        "<h1>Report of the <br>Contact Group</h1><p>1. The Group met in Port&nbsp;Clair\n on 14 June.</p>"
        "<h2>A. Opening</h2><h2>B. Closing</h2><p>It rose at noon.</p>"
    ) == [
        ("heading", "", "", "Report of the Contact Group"),
        ("paragraph", "1.", "1", "The Group met in Port\u00a0Clair on 14 June."),
        ("heading", "A.", "A", "Opening"),
        ("heading", "B.", "B", "Closing"),
        ("paragraph", "", "B/¶1", "It rose at noon."),
    ]


def test_lists():
    assert shown(
        '<ol start="4"><li>The Group met.</li><li value="9"><p>It had before it:</p><ul><li>a report;<ul><li>in two parts;'
        "</li></ul></li><li>a letter.</li></ul><p>It took note of both.</p></li></ol>"
        '<ol type="a"><li>first point;</li><li>last point.</li></ol><ul style="list-style: none"><li>No label here.</li></ul>'
    ) == [
        ("paragraph", "4.", "4", "The Group met."),
        ("paragraph", "9.", "9", "It had before it:"),
        ("list item", "•", "9/bullet 1", "a report;"),
        ("list item", "◦", "9/bullet 1/bullet 1", "in two parts;"),
        ("list item", "•", "9/bullet 2", "a letter."),
        ("paragraph", "", "9/¶2", "It took note of both."),
        ("list item", "a.", "9/a", "first point;"),
        ("list item", "b.", "9/b", "last point."),
        ("paragraph", "", "9/¶3", "No label here."),
    ]


@pytest.mark.parametrize(
    ("attributes", "labels"),
    [
        ("reversed", ["3.", "2.", "1."]),
        ('type="i" start="3"', ["iii.", "iv.", "v."]),
        ('type="A" start="26"', ["Z.", "AA.", "AB."]),
        ('style="list-style-type: upper-roman"', ["I.", "II.", "III."]),
        ('start="nonsense"', ["1.", "2.", "3."]),
        ('start="99999999999"', ["1.", "2.", "3."]),
    ],
)
def test_what_lists_print(attributes, labels):
    items = "<li>one thing;<li>two things;<li>three things."
    assert [label for _, label, *_ in shown(f"<ol {attributes}>{items}</ol>")] == labels


def test_items_of_items():
    body = "<ol><li>One thing.<ol><li>Its part.</li></ol></li><li>Two things.</li></ol>"
    assert [(label, path) for _, label, path, _ in shown(body)] == [("1.", "1"), ("1.", "1/1"), ("2.", "2")]


def test_a_table_of_data():
    assert shown(
        "<table><caption>Table 1. Amounts</caption><tr><th rowspan=2>State<th colspan=2>Amount<tr><td>2016<td>2017"
        "<tr><td>Haut-Clair<td>12,5<td><p>a</p><p>b</p></table>"
    ) == [
        ("caption", "", "¶1", "Table 1. Amounts"),
        ("table cell", "", "table 1/r1c1", "State"),
        ("table cell", "", "table 1/r1c2", "Amount"),
        ("table cell", "", "table 1/r2c2", "2016"),
        ("table cell", "", "table 1/r2c3", "2017"),
        ("table cell", "", "table 1/r3c1", "Haut-Clair"),
        ("table cell", "", "table 1/r3c2", "12,5"),
        ("table cell", "", "table 1/r3c3", "a"),
        ("table cell", "", "table 1/r3c3/¶2", "b"),
    ]


def test_tables_that_are_none():
    assert shown(
        "<table><tr><td><h1>Report</h1><p>The Group met at noon.</p></td><td>Aside</td></tr></table>"
        "<table><tr><td>(1)</td><td><p>Whereas the Group met;</p></td></tr><tr><td>(2)</td><td>Whereas it rose.</td></tr></table>"
    ) == [
        ("heading", "", "", "Report"),
        ("paragraph", "", "¶1", "The Group met at noon."),
        ("heading", "", "", "Aside"),
        ("list item", "(1)", "(1)", "Whereas the Group met;"),
        ("list item", "(2)", "(2)", "Whereas it rose."),
    ]


NOTE_FORMS = (
    """<p>It met<sup><a id="r1" href="#n1">1</a></sup> at noon.</p><p>It rose.</p>
<section role="doc-endnotes"><h2>Notes</h2><ol><li id="n1"><p>See A/73/284. <a href="#r1">↩</a></p></li></ol></section>""",
    """<p>It met<a class="sdfootnoteanc" name="a1" href="#s1"><sup>1</sup></a> at noon.</p><p>It rose.</p>
<div id="sdfootnote1"><p><a class="sdfootnotesym" name="s1" href="#a1">1</a>See A/73/284.</p></div>""",
    """<p>It met<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> at noon.</p><p>It rose.</p>
<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> See A/73/284.</p></div>""",
    """<p>It met<sup id="fn1-rf"><a href="#fn1"><span class="wb-inv">Footnote </span>1</a></sup> at noon.</p><p>It rose.</p>
<aside class="wb-fnote"><h2>Footnotes</h2><dl><dt>Footnote 1</dt><dd id="fn1"><p>See A/73/284.</p>
<p class="fn-rtn"><a href="#fn1-rf">Return to footnote 1 referrer</a></p></dd></dl></aside>""",
)


@pytest.mark.parametrize("body", NOTE_FORMS)
def test_footnotes_follow_what_calls_them(body):
    found = shown(body)
    assert [(kind, path.replace("[", "").replace("]", ""), text) for kind, _, path, text in found] == [
        ("paragraph", "¶1", "It met at noon."),
        ("footnote", "note 1", "See A/73/284."),
        ("paragraph", "¶2", "It rose."),
    ]
    (document,) = [read("page.html", b"<!DOCTYPE html>" + body.encode())]
    ((at, code),) = document.blocks[0].codes
    assert (at, code.kind, code.attribute("type")) == (6, "ph", "fnote")


def test_a_footnote_that_nothing_calls():
    assert shown('<p>It met.</p><aside role="doc-footnote">2 See above.</aside>')[1] == (
        "footnote",
        "2",
        "note 2",
        "See above.",
    )


def test_only_the_document_is_read():
    page = (
        "<header><a href='/'>Home</a></header><nav><ul><li>Menu</ul></nav><div id='onetrust-banner'>We use cookies.</div>"
        "<p>Promotion</p>{}<footer>© all</footer><script>var a = '<p>no</p>';</script>"
    )
    wanted = "<main><h1>Report</h1><p hidden>Not seen.</p><p style='display: none'>Nor this.</p><p>It met.</p></main>"
    assert texts(page.format(wanted)) == ["Report", "It met."]
    assert texts(page.format("<article><p>It met at noon.</p></article><article><p>It rose.</p></article>")) == [
        "It met at noon.",
        "It rose.",
    ]
    assert texts(page.format("<main></main><p>It met at noon.</p>"))[1:3] == ["Promotion", "It met at noon."]


def test_text_wherever_it_stands():
    assert texts("<div>Before<p>Within</p>after <b>it</b><blockquote>Quoted</blockquote></div>tail") == [
        "Before",
        "Within",
        "after it",
        "Quoted",
        "tail",
    ]


def test_line_breaks():
    assert texts("<p>One line<br><br>Another<br>goes on<br></p>") == ["One line", "Another goes on"]
    assert shown("<p>It had before it:<br>- a report;<br>- a letter.</p>") == [
        ("paragraph", "", "¶1", "It had before it:"),
        ("list item", "-", "¶1/bullet 1", "a report;"),
        ("list item", "-", "¶1/bullet 2", "a letter."),
    ]


def test_preformatted_lines_are_those_of_a_page():
    lines = "1. The Group met in Port-Clair on the\nfourteenth of June and rose at noon on\nthat day.\n\n2. It will meet again."
    assert texts(f"<pre>{lines}</pre>") == [
        "The Group met in Port-Clair on the fourteenth of June and rose at noon on that day.",
        "It will meet again.",
    ]


def codes(body):
    (block,) = read("page.html", f"<!DOCTYPE html>{body}".encode()).blocks
    return block.text, [(at, code.kind, code.attribute("type") or code.attribute("i")) for at, code in block.codes]


def test_inline_codes():
    assert codes("<p>It <b>met <i>on</i></b> <a href='x'>1<sup>st</sup> June</a>.</p>") == (
        "It met on 1st June.",
        [
            (3, "bpt", "bold"),
            (7, "bpt", "italic"),
            (9, "ept", "2"),
            (9, "ept", "1"),
            (10, "bpt", "link"),
            (11, "bpt", "superscript"),
            (13, "ept", "4"),
            (18, "ept", "3"),
        ],
    )
    assert codes("<h2><b>Wholly bold</b></h2>") == ("Wholly bold", [])
    assert codes("<p>a <b></b>b</p>") == ("a b", [])
    assert codes("<p>a<img src=x>b</p>") == ("ab", [(1, "ph", "image")])


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<!doctype html><meta charset=iso-8859-1><p>l’État".encode("cp1252"), "windows-1252"),
        ("<!doctype html><meta charset=iso-8859-1><p>l’État".encode(), "utf-8"),
        ("<!doctype html><meta charset=utf-16><p>l’État".encode(), "utf-8"),
        ("<!doctype html><meta charset=utf-8><p>l’État".encode("cp1252"), "windows-1252"),
        ("<!doctype html><meta charset=nonsense><p>l’État".encode(), "utf-8"),
        ("<!doctype html><p>l’État".encode("utf-16"), "utf-16-le"),
        ("<?xml version='1.0' encoding='iso-8859-15'?><html><p>l'État".encode("iso-8859-15"), "iso8859-15"),
        (
            "<!-- saved --><!DOCTYPE html>\n<meta http-equiv=x content='text/html; charset=koi8-r'><p>l'État".encode(),
            "utf-8",
        ),
    ],
)
def test_encodings(data, encoding):
    document = read("draft.docx", data)
    assert (document.format, document.encoding) == ("html", encoding)
    assert document.blocks[0].text.replace("’", "'") == "l'État"


def test_the_language():
    assert read("x.html", b"<!DOCTYPE html><html lang='de-AT'><p>Der Bericht").language == "de"
    assert read("x.html", "<html lang='en'><p>Le comité est d'avis que la séance est levée.".encode()).language == "fr"
    assert read("x.html", b"<p>x").language is None
    assert texts("<p>Il a dit <q>oui</q>.")[0] == "Il a dit “oui”."


def test_what_has_no_text():
    document = read("x.html", b"<!DOCTYPE html><img src=x>")
    assert document.blocks == ()
    assert document.notes == ("has no text",)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<!DOCTYPE html>" + b"<div>" * 100_000, "x.html:1: elements nested more than 2000 deep; refused"),
        (b"<!DOCTYPE html>" + b"<div><table></div></table>" * 5_000, "nested more than 2000 deep"),
        (b"<html><a " + b" ".join(b"b%d=1" % n for n in range(20_000)) + b">x</a>", "more than 2000 attributes"),
        (b"<!DOCTYPE html>\0\0\0\0<p>x", "binary file"),
    ],
)
def test_pages_that_mean_harm(data, message):
    with pytest.raises(InputError, match=message):
        read("x.html", data)


@pytest.mark.parametrize(
    "body",
    [
        b"<p>" + b"mot simple, suivi. " * 500_000,
        b"<p>" + b"ligne une;<br>" * 10_000,
        b"<b>" * 1_900 + b"x",
        b"<table><tr><td>x" * 600,
        b"<table>" + b"<tr><td>a<td rowspan=9999 colspan=9999>b" * 1_000,
        b"<ul><li>x" * 900,
        b"<p>" + b"<a href=#x>1</a>" * 5_000,
        b"<script>" * 50_000 + b"<!--" * 50_000,
        b"<p>" + b"<" * 1_000_000,
    ],
)
def test_pages_that_take_their_time(body):
    begun = time.process_time()
    read("x.html", b"<!DOCTYPE html>" + body)
    assert time.process_time() - begun < 5
