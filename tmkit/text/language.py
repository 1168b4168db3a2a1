"""Which language a text is in, French or English, told by function words, elisions, accents and endings."""

from __future__ import annotations

import re

from tmkit.text.tokens import tokens

_FRENCH = """
la le les de des du à et en ou un une est au aux dans qui que pour sur il elle ils elles pas ne ce cet cette ces sont
si peut peuvent etre tout toute toutes tous son sa ses autre autres plus nous vous se avec y je été sous fait doit
doivent soit comme selon où ont dont mais meme même leur leurs ainsi entre non moins après conformément avant sans
chaque lui laquelle lequel lesquels celui celle ceux deux aussi depuis vers chez donc alors très ici cela ceci était
étaient sera seront ait aient encore toujours pendant contre quant aucun aucune notre nos votre vos lorsque notamment
afin lors ni loi ministre conseil rapport membre membres groupe etat etats partie annexe paragraphe alinéa jour jours
mois an ans titre nom avis droit droits personne personnes art al ch sommaire ordre pays chapitre vu mme trois quatre
cinq six dix cent mille politique politiques sécurité janvier février mars avril mai juin juillet août septembre
octobre novembre décembre
"""
_ENGLISH = """
the of to and in that or is for be by an with this as any not which under shall if it are may other at from has have
we must all than after its been who into will such where was these their more would each before but within those they
also so our there only when does do being between should you without during every same used were them can two unless
her what like his whether against up therefore about because both did had he she how most no my then upon very your
out act acts section sections regulations minister ministers council committee report reports meeting secretary state
states member members first second new year years day days name number use order person persons made said chapter
means one time case people right law laws world mr mrs us could some let three four five ten hundred thousand yes here
now well great much many less least own since until while again still whole part january february april june july
august september october november december
"""
# The commonest words of some neighbours, so that these are not taken for French or English.
_OTHER = """
el los las del con una por como más sus está este fue di che della dei nel gli per alla der und das nicht ist mit von
zu den dem ein eine für auf het een van voor niet zijn met dat os da uma com ao em ed ook aan  o e ha nella delle sono
dal dalla questo su lo pela pelo ser ver den som att och jest się nie
"""
# Words of the one that the other has too, now and then.
_WEAK_FRENCH = "par non"
_WEAK_ENGLISH = "on i no"

# What a token tells: for French, for English, for another language.
_TOLD: dict[str, tuple[float, float, float]] = {
    **dict.fromkeys(tokens(_FRENCH), (1, 0, 0)),
    **dict.fromkeys(tokens(_ENGLISH), (0, 1, 0)),
    **dict.fromkeys(tokens(_OTHER), (0, 0, 1)),
    **dict.fromkeys(_WEAK_FRENCH.split(), (0.5, 0, 0)),
    **dict.fromkeys(_WEAK_ENGLISH.split(), (0, 0.5, 0)),
}
_ENDS_FRENCH = re.compile(r".(?:eu[rx]s?|aux|iques?|[aot]ires?|ances?|aient|elles?|aines?|ier|ière?s?|euses?)\Z")
_ENDS_ENGLISH = re.compile(r".(?:ing|ings|ed|y|th|ght|ness|'s|n't|'ll|ors?|w|k|ks|sh|ics?|ical|ies|ee)\Z")
_ENGLISH_INSIDE = re.compile("[^eéo]w|th|k[aeinos]|oo|sh|ee")
_ACCENTED = re.compile("[éèêëàâçùûîïô]|oe")
_FOREIGN = re.compile("[áíóúñãõäöåøýłąęśżźčšřěőűăşțğ]")
_LEAST = 0.5
_LONGEST_READ = 20_000


def detect_language(text: str) -> str | None:
    """`fr` or `en`; None where the text is neither, both, or too short to tell.

    A long text is told by its beginning, 20,000 characters.
    """
    french = english = other = 0.0
    for word in tokens(text[:_LONGEST_READ]):
        if not word[0].isalpha():
            continue
        told = _TOLD.get(word)
        if told:
            french += told[0]
            english += told[1]
            other += told[2]
        elif word[-1] == "'":
            french += 1
        else:
            french += 0.7 * bool(_ACCENTED.search(word)) + 0.5 * bool(_ENDS_FRENCH.search(word))
            other += 0.7 * bool(_FOREIGN.search(word))
            english += 0.5 * bool(_ENDS_ENGLISH.search(word) or _ENGLISH_INSIDE.search(word))
    best = max(french, english)
    if other > best / 2 or best < 1.5 * min(french, english) or best < _LEAST:
        return None
    return "fr" if french > english else "en"
