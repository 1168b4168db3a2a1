"""OpenDocument texts written back: only what is replaced changes, and nothing that stood there is lost."""

import io
import shutil
import subprocess
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.odt_package import MANIFEST, NOTE, OUTLINE, RICH, flat, p, package
from tmkit.documents import odt, read
from tmkit.model import InputError, Segment


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


def test_tracked_changes_are_taken_as_accepted():
    """What was deleted is gone and what was inserted stands, as in the text that was translated."""
    regions = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion/></text:changed-region>'
        '<text:changed-region text:id="c2"><text:deletion><text:p>vieux </text:p></text:deletion></text:changed-region>'
        '<text:changed-region text:id="c3"><text:insertion/></text:changed-region></text:tracked-changes>'
    )
    first = (
        'Le <text:change text:change-id="c2"/><text:change-start text:change-id="c1"/>nouveau '
        '<text:change-end text:change-id="c1"/>texte.'
    )
    data = package(
        regions + p(first) + p('Fin <text:change-start text:change-id="c3"/>et')
        + p('suite<text:change-end text:change-id="c3"/>.')
    )  # fmt: skip
    document = read("x.odt", data)
    assert document.notes == ("3 tracked changes were read as accepted",)
    one, two, _ = document.blocks
    out, _, again = written(data, {one.place: Segment("The new text."), two.place: Segment("End and")})
    content = part(out).decode()
    assert p("The new text.") in content
    assert '<text:change-start text:change-id="c3"/>' in content  # it ends in the next paragraph
    assert [block.text for block in again] == ["The new text.", "End and", "suite."]
    out, _, _ = written(data, {one.place: segment(one)})
    assert p("Le nouveau texte.") in part(out).decode()


def test_the_style_of_a_link_stays_in_the_link():
    body = p(
        "Voir <text:a xlink:href='x'><text:span text:style-name='C'>la proposition relative au répertoire</text:span>"
        "</text:a>."
    )
    data = package(body)
    (block,) = read("x.odt", data).blocks
    (_, opening), (_, closing) = block.codes
    out, _, _ = written(data, {block.place: Segment("See the proposal now.", ((4, opening), (16, closing)))})
    content = part(out).decode()
    assert ">See <text:a" in content
    assert content.count('text:style-name="C"') == 1
    assert ">the proposal</text:span></text:a> now.</text:p>" in content


def test_white_space_before_a_text_stays():
    """As after the mark of a footnote. A soft hyphen is of the old words."""
    data = package(p("<text:s/>Il a pris recon\u00adnaissance."))
    (block,) = read("x.odt", data).blocks
    assert block.text == "Il a pris reconnaissance."
    out, _, again = written(data, {block.place: Segment("It took note.")})
    assert '<text:s text:c="1"/>It took note.' in part(out).decode()
    assert [one.text for one in again] == ["It took note."]
