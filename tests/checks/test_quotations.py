"""Quotations beside the archive: word for word, nearly, and as it renders them."""

import re

import pytest

from tests.checks.made import units
from tmkit.checks import Pair, Subject, all_checks
from tmkit.checks.knowledge import Knowledge
from tmkit.documents.segments import segments
from tmkit.model import Block
from tmkit.workspace.check_archive import CheckArchive
from tmkit.workspace.workspace import Workspace

ARCHIVE = (
    (
        "The harbour masters shall keep a register of all vessels that enter the basin, and publish it every month.",
        "Les capitaines de port tiennent un registre de tous les navires qui entrent dans le bassin, et le publient.",
    ),
    (
        "The Committee notes with satisfaction that the lighthouse of Valmont has been lit again.",
        "Le Comité note avec satisfaction que le phare de Valmont a été rallumé.",
    ),
    ("The Bureau meets on 4 March 2014 in the great hall of the customs house.", "Le Bureau se réunit le 4 mars 2014."),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> CheckArchive:
    root = tmp_path_factory.mktemp("workspace")
    (root / "memories").mkdir()
    (root / "tmkit.toml").write_text("", encoding="utf-8")
    body = "".join(
        f'<tu><prop type="x-tmkit-document">report-{number}</prop><prop type="x-tmkit-date">201{number}</prop>'
        f'<tuv xml:lang="en"><seg>{english}</seg></tuv><tuv xml:lang="fr"><seg>{french}</seg></tuv></tu>'
        for number, (english, french) in enumerate(ARCHIVE)
    )
    header = (
        '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" '
        'datatype="plaintext"/>'
    )
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">{header}<body>{body}</body></tmx>\n'
    (root / "memories" / "archive.tmx").write_text(text, encoding="utf-8")
    workspace = Workspace.open(root)
    return CheckArchive(workspace.index, workspace.settings, lambda: workspace.termbank)


def told(archive: CheckArchive, subject: Subject) -> list:
    check = next(one for one in all_checks() if one.id == "quotation-altered")
    return list(check.find(subject, Knowledge(archive=archive)))


def alone(text: str, language: str = "fr") -> Subject:
    blocks = (Block(text),)
    return Subject(
        "draft", language, tuple(Pair(one.id, (one,)) for one in segments(blocks, language)), target_blocks=blocks
    )


QUOTED = "tiennent un registre de tous les navires qui entrent dans le bassin"


@pytest.mark.parametrize(
    "quotation",
    [
        QUOTED,
        QUOTED.upper(),
        f"[L]es capitaines {QUOTED}",
        "tiennent un registre de tous les navires […] et le publient",
        "tiennent un registre de tous les navires qui entrent dans [un] bassin, et le publient",
        "tiennent un registre, de tous les navires qui entrent dans le bassin",
        f"{QUOTED}, et le publient, dit le règlement",
    ],
)
def test_a_quotation_that_is_word_for_word_is_right(archive, quotation):
    assert told(archive, alone(f"Il est dit que ceux-ci « {quotation} ».")) == []


def test_a_word_that_differs_is_told_with_what_the_archive_has(archive):
    altered = QUOTED.replace("registre", "inventaire")
    (finding,) = told(archive, alone(f"Il est dit que ceux-ci « {altered} »."))
    assert finding.severity == "warning"
    assert finding.message == "not as in the archive: “inventaire” for “registre”"
    assert finding.places[0].text == altered
    assert finding.suggestion == QUOTED
    assert finding.evidence == f"report-0, 2010: “{QUOTED}”"


def test_a_word_left_out_or_put_in_is_told(archive):
    (finding,) = told(archive, alone(f"Ceux-ci « {QUOTED.replace('tous ', '')} »."))
    assert finding.message == "not as in the archive: “tous” is left out"
    (finding,) = told(archive, alone(f"Ceux-ci « {QUOTED.replace('navires', 'navires marchands')} »."))
    assert finding.message == "not as in the archive: “marchands” is not there"


def test_another_form_of_a_word_is_info(archive):
    (finding,) = told(archive, alone(f"Ceux-ci « {QUOTED.replace('entrent', 'entreront')} »."))
    assert finding.severity == "info"


@pytest.mark.parametrize(
    "text",
    [
        "Le texte « Le Comité note avec satisfaction que le phare de Portclair a été rallumé » est neuf.",
        "« inventaire de tous les navires »",
        "Les capitaines tiennent un inventaire de tous les navires qui entrent dans le bassin.",
        "« Les délégations remercient le pays hôte de son accueil et de la bonne tenue des travaux. »",
    ],
    ids=["another name", "too short", "no quotation", "not of the archive"],
)
def test_what_may_be_another_text_is_left_alone(archive, text):
    assert told(archive, alone(text)) == []


def test_another_figure_is_another_text(archive):
    assert (
        told(archive, alone("“The Bureau meets on 5 March 2014 in the great hall of the customs house.”", "en")) == []
    )


def test_an_altered_source_is_a_fault_of_the_source(archive):
    source = "It says: “keep a register of all boats that enter the basin, and publish it every month”."
    target = (
        "Il dit : « tiennent un registre de tous les navires qui entrent dans le bassin, et le publient ».".replace(
            "registre", "carnet"
        )
    )
    (finding,) = told(archive, units((source, target)))
    assert finding.places[0].side == "source"
    assert "“boats” for “vessels”" in finding.message


def test_the_target_of_a_quotation_is_as_the_archive_renders_it(archive):
    source = f"It said: “{ARCHIVE[1][0]}”"
    right = f"Il a dit : « {ARCHIVE[1][1]} »"
    other = "Il a dit : « Le Comité constate avec plaisir que la tour lumineuse de Valmont éclaire de nouveau. »"
    assert told(archive, units((source, right))) == []
    (finding,) = told(archive, units((source, other)))
    assert finding.suggestion == "Le Comité note avec satisfaction que le phare de Valmont a été rallumé"
    assert finding.message.startswith("the archive renders what is quoted here otherwise")
    assert re.fullmatch(r"report-1, 2011: “.*”", finding.evidence)


def test_a_near_rendering_is_told_once(archive):
    source = f"It said: “{ARCHIVE[1][0]}”"
    target = f"Il a dit : « {ARCHIVE[1][1].replace('satisfaction', 'plaisir')} »"
    (finding,) = told(archive, units((source, target)))
    assert finding.suggestion == "Le Comité note avec satisfaction que le phare de Valmont a été rallumé"
