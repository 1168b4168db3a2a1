"""The files by which OmegaT knows a project: `omegat.project` and its sentence rules."""

from __future__ import annotations

from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from tmkit.text.languages import primary

_TOKENISERS = {
    "ar": "LuceneArabicTokenizer",
    "da": "LuceneDanishTokenizer",
    "de": "LuceneGermanTokenizer",
    "en": "LuceneEnglishTokenizer",
    "es": "LuceneSpanishTokenizer",
    "fr": "LuceneFrenchTokenizer",
    "it": "LuceneItalianTokenizer",
    "nl": "LuceneDutchTokenizer",
    "pt": "LucenePortugueseTokenizer",
    "ru": "LuceneRussianTokenizer",
    "zh": "LuceneSmartChineseTokenizer",
}
_DIRECTORIES = ("source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir")
_SRX = "{http://www.lisa.org/srx20}"


def project_file(source: str, target: str, *, sentences: bool) -> str:
    """`omegat.project`. `sentences` asks OmegaT to cut the source texts into sentences."""
    lines = [f"<{name}>__DEFAULT__</{name}>" for name in _DIRECTORIES]
    lines += [f"<source_lang>{escape(source)}</source_lang>", f"<target_lang>{escape(target)}</target_lang>"]
    lines += [f"<source_tok>{_tokeniser(source)}</source_tok>", f"<target_tok>{_tokeniser(target)}</target_tok>"]
    lines += [
        f"<sentence_seg>{'true' if sentences else 'false'}</sentence_seg>",
        "<support_default_translations>true</support_default_translations>",
        "<remove_tags>false</remove_tags>",
        "<external_command></external_command>",
    ]
    inside = "".join(f"        {line}\n" for line in lines)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<omegat>\n    <project version="1.0">\n'
        f"{inside}    </project>\n</omegat>\n"
    )


def segmentation_conf(srx: bytes) -> str:
    """SRX rules of ours as `segmentation.conf`, which OmegaT before version 6 reads: Java beans as XML."""
    root = ET.fromstring(srx)  # noqa: S314 - what tmkit itself has just written
    lists = {one.get("languagerulename", ""): one.findall(f"{_SRX}rule") for one in root.iter(f"{_SRX}languagerule")}
    maps = [
        _bean(
            "MapRule",
            _string("language", one.get("languagerulename", ""))
            + _string("pattern", one.get("languagepattern", ""))
            + _list("rules", [_rule(rule) for rule in lists[one.get("languagerulename", "")]]),
        )
        for one in root.iter(f"{_SRX}languagemap")
    ]
    inside = _list("mappingRules", maps) + _string("version", "0.2.2")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<java version="1.8.0" class="java.beans.XMLDecoder">\n'
        f"{_bean('SRX', inside)}</java>\n"
    )


def _rule(rule: ET.Element) -> str:
    broken = '<void property="breakRule"><boolean>true</boolean></void>\n' if rule.get("break") == "yes" else ""
    before, after = rule.findtext(f"{_SRX}beforebreak") or "", rule.findtext(f"{_SRX}afterbreak") or ""
    return _bean("Rule", _string("afterbreak", after) + _string("beforebreak", before) + broken)


def _bean(name: str, inside: str) -> str:
    return f'<object class="org.omegat.core.segmentation.{name}">\n{inside}</object>\n'


def _list(name: str, items: list[str]) -> str:
    added = "".join(f'<void method="add">\n{item}</void>\n' for item in items)
    return f'<void property="{name}"><object class="java.util.ArrayList">\n{added}</object></void>\n'


def _string(name: str, text: str) -> str:
    return f'<void property="{name}"><string>{escape(text)}</string></void>\n'


def _tokeniser(language: str) -> str:
    return f"org.omegat.tokenizer.{_TOKENISERS.get(primary(language), 'DefaultTokenizer')}"
