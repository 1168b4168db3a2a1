"""What languages are called in French, in English and, where it differs, by themselves; small letters."""

from __future__ import annotations

NAMES: dict[str, tuple[str, ...]] = {
    "ar": ("arabic", "arabe"),
    "bg": ("bulgarian", "bulgare"),
    "cs": ("czech", "tchèque"),
    "da": ("danish", "danois", "dansk"),
    "de": ("german", "allemand", "deutsch"),
    "el": ("greek", "grec"),
    "en": ("english", "anglais"),
    "es": ("spanish", "espagnol", "español"),
    "et": ("estonian", "estonien"),
    "fi": ("finnish", "finnois", "suomi"),
    "fr": ("french", "français", "francais"),
    "ga": ("irish", "irlandais"),
    "hr": ("croatian", "croate"),
    "hu": ("hungarian", "hongrois"),
    "hy": ("armenian", "arménien"),
    "it": ("italian", "italien", "italiano"),
    "ja": ("japanese", "japonais"),
    "ko": ("korean", "coréen"),
    "lt": ("lithuanian", "lituanien"),
    "lv": ("latvian", "letton"),
    "mt": ("maltese", "maltais"),
    "nl": ("dutch", "néerlandais", "nederlands"),
    "pl": ("polish", "polonais", "polski"),
    "pt": ("portuguese", "portugais", "português"),
    "ro": ("romanian", "roumain"),
    "ru": ("russian", "russe"),
    "sk": ("slovak", "slovaque"),
    "sl": ("slovenian", "slovène"),
    "sv": ("swedish", "suédois", "svenska"),
    "tr": ("turkish", "turc"),
    "uk": ("ukrainian", "ukrainien"),
    "zh": ("chinese", "chinois"),
}
LANGUAGES: dict[str, str] = {name: code for code, names in NAMES.items() for name in names}
"""The code by the name."""
