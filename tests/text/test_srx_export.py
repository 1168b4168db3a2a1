"""Our sentence rules as SRX: what our own reader and OmegaT make of them."""

import io
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tmkit.text.sentences import sentences
from tmkit.text.srx import read_srx
from tmkit.text.srx_export import export_srx

HERE = Path(__file__).parent
OMEGAT = Path("/usr/share/omegat/OmegaT.jar")
LEAST = 0.98
"""Of the cases that have to be split by the exported rules as by ours."""

PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>{}</source_lang><target_lang>{}</target_lang>
<sentence_seg>true</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""


def cases(language):
    lines = (HERE / f"sentence_cases_{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[0].split(" ¦ ") for line in lines if not line.startswith("#")]


@pytest.fixture(scope="module")
def exported():
    stream = io.BytesIO()
    export_srx(stream)
    return stream.getvalue()


@pytest.mark.parametrize("language", ["fr", "en", "de"])
def test_our_reader_splits_as_we_do(exported, language):
    rules = read_srx("ours.srx", exported)
    assert rules.notes == ()
    found = cases(language)
    agree = 0
    for expected in found:
        text = " ".join(expected)
        agree += [text[a:b] for a, b in sentences(text, language, rules)] == expected
    assert agree / len(found) >= LEAST, f"{agree} of {len(found)}"


def test_other_languages_are_split_by_capitals(exported):
    rules = read_srx("ours.srx", exported)
    text = "Komisja obradowała. Przyjęto raport. J. Nowak przewodniczył."
    assert [text[a:b] for a, b in sentences(text, "pl", rules)] == [
        "Komisja obradowała.",
        "Przyjęto raport.",
        "J. Nowak przewodniczył.",
    ]


@pytest.mark.parametrize(("language", "other"), [("fr", "en"), ("en", "fr")])
def test_omegat_splits_as_we_do(exported, language, other, tmp_path):
    """OmegaT in console mode writes all segments of a project; its own loader reads our file in place of its defaults.

    OmegaT 3.6 has no place for SRX in a project (its `segmentation.conf` is of another format); later versions read
    the same file as `omegat/segmentation.srx`.
    """
    java = shutil.which("java")
    if java is None or not OMEGAT.is_file():
        pytest.skip("OmegaT or Java is not installed")
    rules = tmp_path / "classes" / "org" / "omegat" / "core" / "segmentation" / "defaultRules.srx"
    rules.parent.mkdir(parents=True)
    rules.write_bytes(exported)
    project = tmp_path / "project"
    for folder in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        (project / folder).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT.format(language.upper(), other.upper()), encoding="utf-8")
    (project / "omegat" / "segmentation.srx").write_bytes(exported)
    found = cases(language)
    (project / "source" / "cases.utf8").write_text("\n\n".join(map(" ".join, found)) + "\n", encoding="utf-8")
    written = tmp_path / "segments.tmx"
    ran = subprocess.run(
        [
            *(java, "-Djava.awt.headless=true", f"-Duser.home={tmp_path}", "-cp", f"{tmp_path / 'classes'}:{OMEGAT}"),
            *("org.omegat.Main", str(project), "--mode=console-createpseudotranslatetmx"),
            *(f"--pseudotranslatetmx={written}", "--pseudotranslatetype=equal"),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert written.is_file(), ran.stdout + ran.stderr
    tree = ET.fromstring(re.sub("<!DOCTYPE[^>]*>", "", written.read_text(encoding="utf-8")))
    segments = {"".join(segment.itertext()).strip() for segment in tree.iter("seg")}
    agree = sum(set(expected) <= segments for expected in found)
    assert agree / len(found) >= LEAST, f"{agree} of {len(found)}"
