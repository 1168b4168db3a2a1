"""The family `typography`: what a printer would mark."""

from __future__ import annotations

from tmkit.checks.check import Check, Example
from tmkit.checks.enclosing import quotes, unclosed_brackets
from tmkit.checks.figures import figures
from tmkit.checks.lettering import apostrophe, capital_accent, ordinal
from tmkit.checks.slips import codes, final_punctuation, repeated_word, stray_stop
from tmkit.checks.spacing import spacing

_UN = {"fr": "un", "en": "un"}

CHECKS = (
    Check(
        "spacing",
        "typography",
        "warning",
        "A doubled space, a space before a comma, or none or one where the house style wants it otherwise; without a "
        "house style only where the text does it now so, now so.",
        spacing,
        Example("Le Comité a décidé\u00a0:\nIl a pris note: le rapport est adopté.", houses=_UN),
        Example("Le Comité a décidé\u00a0:\nLa séance est levée à 10:30, voir http://example.org/a:b.", houses=_UN),
    ),
    Check(
        "quotes",
        "typography",
        "warning",
        "A quotation mark that is never closed or never opened, or marks of another kind than the house style's; "
        "without a house style only where the text has several kinds.",
        quotes,
        Example("Le Comité a «\u00a0pris note du rapport."),
        Example("Le Comité a dit\u00a0: «\u00a0Nous prenons note\u00a0», puis il a levé la séance."),
    ),
    Check(
        "brackets",
        "typography",
        "warning",
        "A bracket that is never closed.",
        unclosed_brackets,
        Example("Le Comité (réuni à Port-Clair a pris note du rapport."),
        Example("a) Le Comité (réuni à Port-Clair) a pris note du rapport [annexe]."),
    ),
    Check(
        "apostrophe",
        "typography",
        "warning",
        "Straight and curly apostrophes in one text, or others than the house style's.",
        apostrophe,
        Example("L’examen de l’ordre du jour est clos.\nL'ordre du jour est adopté."),
        Example("L’examen de l’ordre du jour est clos.\nL’ordre du jour est adopté."),
    ),
    Check(
        "capital-accent",
        "typography",
        "warning",
        "A French capital without its accent; without a house style only where the text has it elsewhere.",
        capital_accent,
        Example("Les Etats ont pris note.\nÀ cet égard, le Comité a conclu.", houses=_UN),
        Example("Les États ont pris note.\nÀ cet égard, le Comité a conclu.", houses=_UN),
    ),
    Check(
        "ordinal",
        "typography",
        "warning",
        "An ordinal that ends otherwise than in the house style (45ème for 45e), or now so, now so; in English a wrong "
        "ending (22th).",
        ordinal,
        Example("La 45ème session s’ouvrira en mai.", houses=_UN),
        Example("La 45e session s’ouvrira le 1er mai, pour la 1re fois.", houses=_UN),
    ),
    Check(
        "figures",
        "typography",
        "warning",
        "A number whose thousands or decimals are parted otherwise than in the house style (1,000,000 for 1 000 000), "
        "or than elsewhere in the text.",
        figures,
        Example("Le port a compté 1,250,000 passagers, dont 3.5 % d’enfants.", houses=_UN),
        Example("Le port a compté 1 250 000 passagers, dont 3,5 % d’enfants (section 5.1).", houses=_UN),
    ),
    Check(
        "repeated-word",
        "typography",
        "warning",
        "A word twice in a row.",
        repeated_word,
        Example("Le Comité a pris note du du rapport."),
        Example("Nous nous réjouissons que vous vous soyez prononcés."),
    ),
    Check(
        "stray-stop",
        "typography",
        "warning",
        "A full stop after which the sentence goes on.",
        stray_stop,
        Example("Le Comité a demandé la publication. des rapports de ses membres."),
        Example("Le Comité a siégé du 3 janv. au 5 févr. avec les délégations, observateurs, etc. et conclu."),
    ),
    Check(
        "final-punctuation",
        "typography",
        "info",
        "A sentence that ends without a stop where its source has one, or with one where it has none.",
        final_punctuation,
        Example("Le Comité a pris note du rapport annuel", source="The Committee took note of the annual report."),
        Example("Le Comité a pris note du rapport.", source="The Committee took note of the report."),
        needs=frozenset({"source"}),
    ),
    Check(
        "codes",
        "typography",
        "warning",
        "An inline code (a note, a link, bold type) that only the source has, or only the text.",
        codes,
        Example("Le Comité a pris note.\nIl <1/>a conclu.", source="The <1/>Committee took note.\nIt <1/>concluded."),
        Example("Le <1/>Comité a pris note.", source="The <1/>Committee took note."),
        needs=frozenset({"source"}),
    ),
)
