"""One report as text, as a Word document with typed labels, with automatic numbering, and as LibreOffice writes it."""

import io
import shutil
import subprocess

import docx as python_docx
import pytest

from tmkit.documents import docx, plain_text, segments
from tmkit.documents.reading import ReadOptions

REPORT = [
    ("title", "", "Rapport du Groupe de contact sur la reconnaissance mutuelle des règles de catalogage"),
    ("heading", "I.", "Ouverture de la réunion"),
    ("number", "1.", "Le Groupe de contact s’est réuni le 24 septembre 2019 à Valmère. Y ont assisté six délégations."),
    ("", "", "Le Secrétaire général a remercié le Gouvernement de la Valdorée d’avoir accueilli la réunion."),
    ("number", "2.", "La réunion a été ouverte par l’Ambassadrice Odile Ferrane, qui a donné lecture du message."),
    ("heading", "II.", "Adoption de l’ordre du jour"),
    ("number", "3.", "Le Groupe de contact a décidé :"),
    ("letter", "a)", "de tenir deux séances, l’une publique, l’autre privée ;"),
    ("letter", "b)", "de confier au Secrétariat :"),
    ("roman", "i)", "la tenue du catalogue collectif ;"),
    ("roman", "ii)", "la publication du guide ;"),
    ("letter", "c)", "d’élire son bureau."),
    ("number", "4.", "Les membres ont pris note de ce qui suit :"),
    ("bullet", "•", "le catalogue comptait 1 387 690 notices ;"),
    ("bullet", "•", "le délai moyen est passé de 36 à 31 jours."),
    ("number", "5.", "La séance a été levée à 18 heures."),
]
LEVELS = {"heading": (1, 0), "number": (2, 0), "letter": (3, 0), "roman": (3, 1), "bullet": (4, 0)}


def as_text():
    return "\n\n".join(f"{label} {text}".strip() for _, label, text in REPORT).encode()


def as_typed(tab):
    document = python_docx.Document()
    for kind, label, text in REPORT:
        paragraph = document.add_paragraph(
            style="Title" if kind == "title" else "Heading 1" if kind == "heading" else None
        )
        if label:
            paragraph.add_run(f"{label}{tab}").bold = kind == "number"
        for word in text.split(" "):  # as Word cuts runs
            paragraph.add_run(word)
            paragraph.add_run(" ")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_numbered(word_file, level):
    styles = """
    <w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/></w:style>
    <w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
      <w:outlineLvl w:val="0"/></w:pPr></w:style>"""
    lists = [
        [level(0, "%1.", "upperRoman")],
        [level(0, "%1.")],
        [level(0, "%1)", "lowerLetter"), level(1, "%2)", "lowerRoman")],
        [level(0, "\uf0b7", "bullet", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>')],
    ]
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{"".join(own)}</w:abstractNum>' for at, own in enumerate(lists)
    )
    numbering += "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(4))
    body = ""
    for kind, _, text in REPORT:
        properties = {"title": '<w:pStyle w:val="Titre"/>', "heading": '<w:pStyle w:val="Titre1"/>', "": ""}.get(kind)
        if properties is None:
            number, at = LEVELS[kind]
            properties = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
        body += f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    return word_file(body, styles=styles, numbering=numbering)


def as_page():
    """A web page for LibreOffice to make a document of; its lists become automatic numbering."""
    body = ""
    for kind, label, text in REPORT:
        if kind in {"title", "heading"}:
            body += f"<h1>{label} {text}</h1>"
        elif kind in {"number", "letter", "roman", "bullet", ""}:
            body += f"<p>{label} {text}</p>"
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'


def converted(data, name, to, folder):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (folder / name).write_bytes(data)
    command = [
        office,
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        str(folder),
    ]
    more = ["--infilter=HTML (StarWriter)"] if name.endswith(".html") else []
    subprocess.run([*command, *more, str(folder / name)], check=True, capture_output=True, timeout=120)
    return (folder / name).with_suffix(f".{to.partition(':')[0]}").read_bytes()


def seen(document):
    blocks = [(block.kind, block.label, block.path, block.text) for block in document.blocks]
    return blocks, [(item.label, item.kind, item.text) for item in segments(document.blocks, "fr")]


@pytest.fixture
def expected():
    return seen(plain_text.read(as_text(), "a.txt", ReadOptions()))


def read(data):
    return seen(docx.read(data, "a.docx", ReadOptions()))


def test_typed_labels(expected):
    assert read(as_typed(" ")) == expected
    assert read(as_typed("\t")) == expected


def test_automatic_numbering(expected, word_file, list_level):
    assert read(as_numbered(word_file, list_level)) == expected


def test_what_libreoffice_writes(expected, word_file, list_level, tmp_path):
    assert read(converted(as_page().encode(), "page.html", "docx", tmp_path)) == expected
    through = converted(as_numbered(word_file, list_level), "a.docx", "odt", tmp_path)
    assert read(converted(through, "b.odt", "docx", tmp_path)) == expected
