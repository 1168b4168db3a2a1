"""Texts, and ways to spell the same text otherwise, for the tests of this room."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from tmkit.text.folding import INVISIBLE, SPACES

# A fictional conference's group and its procedure.
TEXTS = [
    "Le Comité de liaison a adopté l’ordre du jour à sa 45ème session, tenue à Valmont le 1er mai 2018.",
    "À cet égard, l’État hôte a rappelé qu’aujourd’hui encore 1 250 000 pages sont traduites (12,5 % de plus).",
    "« L’Œuvre commune », a dit le Président, « n’est qu’à ses débuts » : voir A/12/284/Add.1 et S/RES/41 (2011).",
    "Les États membres, l’École d’été et l’Évêché du Haut-Pays ont pris acte du rapport 45/10-P(IS).",
    "Éric et Élodie étaient présents ; quelqu’un de N’Djamena s’est joint à eux jusqu’à 12 h 30.",
    "The Committee’s report on 2001-12 wasn’t adopted; it covers 3.2 per cent of the members’ work.",
    "“Coordination” and/or cooperation: see Article 82(1)(a), Regulation No 965/2012 and km/h tables.",
    "1 000 000 de francs, 12 2000, 1 000 0000 et 12 000 000,5 euros.",
    "– point one – the Group’s 3rd meeting (forty-fifth session), 10 000-15 000 words, $1 000 each.",
]

_PIECES = [
    *"aàâçdéeilmnqstuœæy", *"ÀÉÎÇŒ", *"0123456789", *"'’ʼ′\"«»“”<>", *"--‐‑–—", *".,;:/()°%&_", *" \u00a0\u202f\t\n",
    *"\u00ad\u200b\ufeff\u0301\u0327\u0323\u0345", *"ßİıŉǰΰﬁ½²Ⅷªμ",
    *"\ud55c\u1100\u1161\u11a8\u304b\u3099\u302e\ud800\U0001f600\x1c\x00", "S/RES/", "mot", "Étude", " ",
    "qu'", "l'", "n'", "jusqu’", "presqu'île", "quelqu'un", "aujourd'hui", "N'Dj", "1 000", "12 2000", "45ème",
    "A/73/284", "and/or", "-P(IS)", "<<", ">>", " à ", "« À ", "2001-12",
]  # fmt: skip


def hostile_text() -> st.SearchStrategy[str]:
    """Texts made of what the rules look at, in any order, and of any characters."""
    pieces = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=3)), max_size=14)
    return pieces.map("".join)


def respelled(text: str) -> dict[str, str]:
    """The same text, spelled in ways that never count."""
    return {
        "straight apostrophes": text.replace("’", "'"),
        "prime apostrophes": text.replace("’", "′"),
        "letter apostrophes": text.replace("’", "ʼ"),
        "left quotes for apostrophes": text.replace("’", "‘"),
        "no-break spaces": text.replace(" ", "\u00a0"),
        "narrow spaces": text.replace(" ", "\u202f"),
        "thin spaces": text.replace(" ", "\u2009"),
        "line breaks": text.replace(" ", "\r\n"),
        "doubled spaces": text.replace(" ", "  "),
        "every space": "".join(SPACES[i % len(SPACES)] if c == " " else c for i, c in enumerate(text)),
        "soft hyphens": "\u00ad".join(text),
        "invisible characters": "".join(c + INVISIBLE[i % len(INVISIBLE)] for i, c in enumerate(text)),
        "decomposed": unicodedata.normalize("NFD", text),
        "capitals": text.upper(),
        "small letters": text.lower(),
        "ligatures apart": text.replace("œ", "oe").replace("Œ", "Oe"),
        "no-break hyphens": text.replace("-", "\u2011"),
        "other hyphens": text.replace("-", "\u2010"),
        "English quotes": text.replace("«", "“").replace("»", "”"),
        "German quotes": text.replace("«", "„").replace("»", "‟"),
        "straight quotes": text.translate(dict.fromkeys(map(ord, "«»“”"), '"')),
        "angles": text.replace("«", "<<").replace("»", ">>").replace("“", "<<").replace("”", ">>"),
        "edges": f"\u00a0 {text}\n",
    }
