"""Reflow of pages made here: blocks of known text are set as a printer would, and must come back."""

import random
import re
from dataclasses import dataclass

import pytest

from tmkit.text.reflow import reflow

FRENCH = [
    ("", "RAPPORT DU GROUPE DE CONTACT SUR LES QUESTIONS DE PROCÉDURE"),
    (
        "1.",
        "Le Groupe de contact s’est réuni le 14 juin 2017 à Port-Clair, en marge de la conférence annuelle. Les délégations de onze membres ont assisté à la réunion, que le Vice-Président a ouverte à 10 heures.",
    ),
    (
        "2.",
        "Rappelant les décisions 12 (2014), 15 (2014), 18 (2015) et 22 (2016), le Secrétaire général adjoint a exposé l’état des travaux préparatoires. Il a remercié les membres de leur contribution et a souligné que le calendrier demeurait inchangé.",
    ),
    (
        "",
        "Il a ajouté que la documentation serait distribuée six semaines avant la session et que les observations écrites devaient parvenir au secrétariat au plus tard le 3 mai.",
    ),
    ("3.", "Le Groupe de contact a demandé au Secrétaire général :"),
    (
        "-",
        "De diffuser, conformément au règlement intérieur, une note verbale rappelant aux membres de communiquer le nom de leurs représentants ;",
    ),
    (
        "-",
        "D’élaborer des propositions sur la présentation des rapports annuels, en consultation avec les groupes régionaux et le comité des publications ;",
    ),
    ("-", "De soumettre à la prochaine réunion un rapport sur l’avancement de la numérisation des archives."),
    (
        "4.",
        "Plusieurs délégations ont évoqué la répartition des tâches entre le comité de rédaction et le secrétariat. Elles ont estimé que les délais de traduction devaient être pris en considération, compte tenu du volume de la documentation.",
    ),
    ("", "Calendrier des travaux"),
    (
        "5.",
        "La prochaine réunion se tiendra en février 2018, aux dates que fixera le bureau. Le présent rapport est soumis à la conférence annuelle aux fins d’examen et d’adoption.",
    ),
    ("a)", "Les inscriptions seront closes quinze jours avant l’ouverture de la réunion ;"),
    ("b)", "Les documents de séance seront publiés dans les deux langues de travail."),
    ("6.", "Le Vice-Président a remercié les participants et a prononcé la clôture de la réunion à 17 h 30."),
]
ENGLISH = [
    ("", "REPORT OF THE CONTACT GROUP ON PROCEDURAL MATTERS"),
    (
        "1.",
        "The Contact Group met on 14 June 2017 in Port Clair, on the margins of the annual conference. Delegations of eleven members attended the meeting, which the Vice-Chair opened at 10 a.m.",
    ),
    (
        "2.",
        "Recalling decisions 12 (2014), 15 (2014), 18 (2015) and 22 (2016), the Assistant Secretary-General described the status of the preparatory work. He thanked members for their contributions and stressed that the timetable remained unchanged.",
    ),
    (
        "",
        "He added that documentation would be circulated six weeks before the session and that written comments should reach the secretariat by 3 May at the latest.",
    ),
    ("3.", "The Contact Group requested the Secretary-General:"),
    (
        "-",
        "To circulate, in accordance with the rules of procedure, a note verbale reminding members to communicate the names of their representatives;",
    ),
    (
        "-",
        "To submit proposals on the presentation of annual reports, in consultation with the regional groups and the publications committee.",
    ),
    (
        "4.",
        "Several delegations raised the distribution of tasks between the drafting committee and the secretariat. They considered that translation deadlines should be taken into account, given the volume of documentation.",
    ),
    ("", "Timetable of work"),
    (
        "5.",
        "The next meeting will be held in February 2018, on dates to be determined by the bureau. The present report is submitted to the annual conference for consideration and adoption.",
    ),
    ("6.", "The Vice-Chair thanked participants and closed the meeting at 5.30 p.m."),
]


@dataclass(frozen=True)
class Setting:
    """How pages are set."""

    width: int = 80
    page: int = 30
    blank: bool = True  # between paragraphs
    feed: bool = True
    head: str = ""
    foot: str = "{page}"
    hyphenate: bool = True
    ends: str = "\n"
    double: bool = False  # a blank line after each line
    noise: float = 0.0  # share of lines with a stray space before and after


def broken(word, room):
    """A word broken to leave at most `room` characters on the line, hyphen included; None if it cannot be."""
    for at in range(min(room - 1, len(word) - 3), 2, -1):
        before, after = word[:at], word[at:]
        syllable = before[-1].lower() in "aeiouéè" and after[0] in "bcdfgjlmnprstv" and after[1] in "aeiouéèêâ"
        if syllable and re.search(r"[^\W\d_]{3}$", before) and re.match(r"[^\W\d_]{3}", after):
            return before + "-", after
    return None


def wrapped(text, width, *, hyphenate):
    """Lines of a text; compounds break at their hyphen, some other words at a syllable."""
    lines, line = [], ""
    words = text.split(" ")
    while words:
        word = words.pop(0)
        joined = f"{line} {word}" if line else word
        if len(joined) <= width:
            line = joined
            continue
        room = width - len(line) - 1
        compound = re.match(r"(.*?[^\W\d_]{2}-)(?=[^\W\d_])", word)
        if compound and len(compound[1]) <= room:
            lines.append(f"{line} {compound[1]}")
            line = word[len(compound[1]) :]
        elif hyphenate and "-" not in word and (parts := broken(word, room)):
            lines.append(f"{line} {parts[0]}")
            line = parts[1]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def printed(blocks, setting, seed=0):
    """The text of pages, and the page on which each block begins."""
    chance = random.Random(seed)
    lines = []  # (line, index of the block that it begins, or None)
    for index, (label, text) in enumerate(blocks):
        if lines and setting.blank:
            lines.append(("", None))
        opening = f"{label} {text}" if label else text
        for at, line in enumerate(wrapped(opening, setting.width, hyphenate=setting.hyphenate)):
            stray = " " if chance.random() < setting.noise else ""
            lines.append((f"{stray}{line}{stray}", index if at == 0 else None))
            if setting.double:
                lines.append(("", None))
    pages, begins, page, count = [], {}, [], 0
    for line, index in lines:
        if count == setting.page:
            pages.append(page)
            page, count = [], 0
        if not page and not line:
            continue
        page.append(line)
        count += 1
        if index is not None:
            begins[index] = len(pages) + 1
    pages.append(page)
    text = []
    for number, page in enumerate(pages, 1):
        if setting.head:
            text += [setting.head.format(page=number, pages=len(pages)), ""]
        text += page
        if setting.foot:
            text += ["", "", setting.foot.format(page=number, pages=len(pages))]
        text += ["\f" if setting.feed and number < len(pages) else ""]
    return setting.ends.join(text).replace(f"\f{setting.ends}", "\f"), begins


def right(blocks, setting, language, known=None, seed=0):
    """How many blocks come back with their label and text, and how many of these on their page."""
    text, begins = printed(blocks, setting, seed)
    found = {}
    for block in reflow(text, language, known).blocks:
        found.setdefault((block.label, block.text), []).append(block.page)
    same = [index for index, (label, words) in enumerate(blocks) if (label, words) in found]
    paged = [index for index in same if begins[index] in found[blocks[index]]]
    return len(same), len(paged)


SETTINGS = {
    "feeds, numbers at the foot": Setting(),
    "no feeds, numbers at the foot": Setting(feed=False),
    "dashes around the number": Setting(foot="- {page} -", feed=False),
    "page of pages": Setting(foot="Page {page} of {pages}", feed=False),
    "symbol and page at the head": Setting(head="GC/2017/12     {page}/{pages}", foot="", feed=False),
    "running head with feeds": Setting(head="Groupe de contact – rapport annuel", foot="", page=12),
    "running head and number": Setting(head="Groupe de contact – rapport annuel", feed=False, page=14),
    "narrow": Setting(width=55, page=40),
    "wide": Setting(width=110, page=20),
    "no blank lines": Setting(blank=False),
    "no blank lines, no feeds": Setting(blank=False, feed=False),
    "short pages": Setting(page=9),
    "CRLF": Setting(ends="\r\n"),
    "CR": Setting(ends="\r", feed=False),
    "double spacing": Setting(double=True, page=60),
    "stray spaces": Setting(noise=0.3, feed=False),
}


def known_words(blocks):
    words = {word for _, text in blocks for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.replace("’", " "))}
    return words.__contains__


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize(("blocks", "language"), [(FRENCH, "fr"), (ENGLISH, "en")], ids=["fr", "en"])
def test_blocks_come_back(name, blocks, language):
    setting = SETTINGS[name]
    text, begins = printed(blocks, setting)
    result = reflow(text, language, known_words(blocks))
    assert [(block.label, block.text) for block in result.blocks] == blocks
    if setting.feed or setting.foot or setting.head:
        assert [block.page for block in result.blocks] == [begins[index] for index in range(len(blocks))]
