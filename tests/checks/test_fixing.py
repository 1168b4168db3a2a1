"""What is certain, put right in the draft's own format."""

import io
import zipfile

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.made import found
from tmkit.checks import Pair, Subject
from tmkit.checks.fixed_files import fixed, write_fixed
from tmkit.checks.fixing import Change, changed, fix
from tmkit.checks.locating import Locator
from tmkit.documents import read
from tmkit.documents.segments import segments
from tmkit.model import Block, Code, Finding, InputError, LockedError
from tmkit.text.reflow import reflow

NB = "\u00a0"
WRAPPED = """\
1. Le Comité s’est réuni le 14 juin 2017 à Port-Clair pour examiner l'ordre du jour que
le secrétariat lui avait  soumis lors de sa 45ème session, et il a conclu ce qui suit: le
rapport annuel est adopté à l'unanimité des délégations qui siègent au Comité de rédac-
tion, et son texte sera publié.



5

2. Les Etats membres de l’Association sont convenus de se réunir de nouveau au mois de
mai, aux dates que fixera le bureau, à l'invitation de l’État hôte de la réunion.
"""
FIXED = """\
1. Le Comité s’est réuni le 14 juin 2017 à Port-Clair pour examiner l’ordre du jour que
le secrétariat lui avait soumis lors de sa 45e session, et il a conclu ce qui suit : le
rapport annuel est adopté à l’unanimité des délégations qui siègent au Comité de rédac-
tion, et son texte sera publié.



5

2. Les États membres de l’Association sont convenus de se réunir de nouveau au mois de
mai, aux dates que fixera le bureau, à l’invitation de l’État hôte de la réunion.
"""


def subject_of(path) -> Subject:
    document = read(path, language="fr")
    pairs = tuple(Pair(one.id, (one,)) for one in segments(document.blocks, "fr"))
    return Subject(str(path), "fr", pairs, target_blocks=document.blocks)


def findings_of(subject: Subject) -> list[Finding]:
    names = ("spacing", "apostrophe", "capital-accent", "ordinal", "quotes")
    return [one for name in names for one in found(name, subject, "un")]


def put_right(path):
    """Fix a file where it stands; what was left, and remarks."""
    data = path.read_bytes()
    subject = subject_of(path)
    done = fixed(path, data, subject, findings_of(subject))
    remarks = write_fixed(path, data, subject, done)
    return done, remarks


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_keeps_its_lines_and_its_encoding(tmp_path, encoding, end):
    path = tmp_path / "draft.txt"
    path.write_bytes(WRAPPED.replace("\n", end).encode(encoding))
    done, _ = put_right(path)
    assert done.left == ()
    assert path.read_bytes().decode(encoding) == FIXED.replace("suit :", f"suit{NB}:").replace("\n", end)
    assert findings_of(subject_of(path)) == []


def test_the_diff_shows_the_lines_that_change(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text(WRAPPED, encoding="utf-8")
    subject = subject_of(path)
    done = fixed(path, path.read_bytes(), subject, findings_of(subject))
    assert "-le secrétariat lui avait  soumis lors de sa 45ème session, et il a conclu ce qui suit: le" in done.diff
    assert sum(line.startswith("+") and not line.startswith("+++") for line in done.diff) == 5
    assert path.read_text(encoding="utf-8") == WRAPPED


def test_a_file_that_changed_meanwhile_is_left(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text(WRAPPED, encoding="utf-8")
    data, subject = path.read_bytes(), subject_of(path)
    done = fixed(path, data, subject, findings_of(subject))
    path.write_text("Autre chose.", encoding="utf-8")
    with pytest.raises((LockedError, InputError)):
        write_fixed(path, data, subject, done)
    assert path.read_text(encoding="utf-8") == "Autre chose."


def test_what_an_encoding_has_not_is_left(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_bytes("L’ordre est adopté.\nLes Etats ont conclu : l'ordre.\n".encode("cp1252"))
    finding = found("ordinal", subject_of(path), "un")
    assert finding == []
    subject = subject_of(path)
    one = Finding("x", "warning", "", (subject.place(subject.segments[0], (0, 1)),), "Ł", fixable=True)
    done = fixed(path, path.read_bytes(), subject, [one])
    assert done.count == 0
    assert "not certain" in done.left[0]


def test_a_docx_keeps_its_formats(tmp_path):
    path = tmp_path / "draft.docx"
    document = python_docx.Document()
    paragraph = document.add_paragraph("Les Etats ont examiné ")
    paragraph.add_run("l'ordre").bold = True
    paragraph.add_run(" du  jour de la 45ème session: ")
    paragraph.add_run("l’examen").italic = True
    paragraph.add_run(" est clos.")
    document.add_paragraph("Le Comité a levé la séance.")
    document.save(path)
    before = zipfile.ZipFile(io.BytesIO(path.read_bytes())).read("word/styles.xml")
    done, remarks = put_right(path)
    assert (done.left, remarks) == ((), ())
    runs = python_docx.Document(str(path)).paragraphs[0].runs
    assert "".join(one.text for one in runs) == (
        f"Les États ont examiné l’ordre du jour de la 45e session{NB}: l’examen est clos."
    )
    assert [one.text for one in runs if one.bold] == ["l’ordre"]
    assert [one.text for one in runs if one.italic] == ["l’examen"]
    assert zipfile.ZipFile(path).read("word/styles.xml") == before


def test_an_odt(tmp_path):
    path = tmp_path / "draft.odt"
    spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = "<text:p>La 45ème session s'ouvre.</text:p><text:p>L’État d’Ys.</text:p>"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.3"><office:body>'
        f"<office:text>{body}</office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    put_right(path)
    assert [block.text for block in read(path).blocks] == ["La 45e session s’ouvre.", "L’État d’Ys."]


def test_what_is_not_fixed(tmp_path):
    subject = Subject("a.pdf", "fr", (), target_blocks=())
    with pytest.raises(InputError, match="not fixed"):
        fixed("a.pdf", b"", subject, [])
    with pytest.raises(InputError, match="bilingual"):
        fixed("a.tmx", b"", Subject("a.tmx", "fr", ()), [])


def test_of_two_changes_of_the_same_characters_one_waits():
    blocks = (Block("Les Etats siègent."),)
    (segment,) = segments(blocks, "fr")
    subject = Subject("a", "fr", (Pair(1, (segment,)),), target_blocks=blocks)
    place = subject.place(segment, (4, 9))
    both = [
        Finding(name, "warning", "", (place,), text, fixable=True) for name, text in (("a", "États"), ("b", "Ztats"))
    ]
    changes, left = fix(subject, both)
    assert len(changes) == 1
    assert len(left) == 1
    assert "run it again" in left[0]


def test_codes_stay_with_their_words():
    block = Block("un Etat  ici", codes=((3, Code("bpt")), (7, Code("ept")), (12, Code("ph"))))
    changes = (Change(0, 3, "E", "É", "x", 1), Change(0, 7, "  ", " ", "x", 1), Change(0, 12, "", " !", "x", 1))
    assert changed(block, changes).text == "un État ici !"
    assert [offset for offset, _ in changed(block, changes).codes] == [3, 7, 11]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.text(alphabet="abé'.’- \u00a0", min_size=1, max_size=30), min_size=1, max_size=8))
def test_what_is_found_in_the_file_is_the_block_s_text(lines):
    text = "\n".join(lines)
    locator = Locator(text)
    for block in reflow(text, "fr").blocks:
        places = locator.find(block)
        if places is not None:
            assert len(places) == len(block.text)
            own = "".join(
                text[slice(*place)] if char != " " else " " for char, place in zip(block.text, places, strict=True)
            )
            assert own == block.text
            assert places == sorted(places)
