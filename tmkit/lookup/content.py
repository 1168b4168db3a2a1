"""Content words: those that say what a passage is about, as opposed to the words that any text has."""

from __future__ import annotations

from functools import cache

from tmkit.text.languages import primary
from tmkit.text.tokens import tokens

_FUNCTION_WORDS = {
    "fr": """
le la les l' un une des de d' du au aux à en dans sur sous par pour avec sans entre vers chez contre depuis pendant
avant après dès lors selon ainsi comme et ou où ni mais or donc car que qu' qui quoi dont quand si ne n' pas plus non
ce cet cette ces c' cela ceci ça celui celle ceux celles se s' il elle ils elles on nous vous je j' tu te t' me m' y lui
leur leurs son sa ses notre nos votre vos mon ma mes moi toi soi même mêmes tout toute tous toutes autre autres aussi
très bien encore être est sont été était étaient sera seront soit soient serait étant avoir a ont avait avaient aura
auront ait aient ayant fait faire peut peuvent doit doivent lequel laquelle lesquels lesquelles duquel desquels auquel
auxquels jusqu' jusque lorsqu' lorsque puisqu' puisque quelqu' quelque quelques chaque aucun aucune
""",
    "en": """
the a an of to in on at by for with from into upon under over between within without through during before after since
until against about as and or nor but if than then that this these those which who whom whose what when where how why it
its he she they them his her their we our you your i me my us him be is are was were been being has have had having do
does did done will would shall should may might can could must not no any all each every both either neither some such
same other others also only so there here up out off own more most very
""",
}


def is_content(word: str, language: str) -> bool:
    """Whether a normalised token is a content word: a word of two letters or more that is no function word."""
    return len(word) > 1 and any(map(str.isalpha, word)) and word not in function_words(primary(language))


@cache
def function_words(language: str) -> frozenset[str]:
    """The normalised function words of French or English; none are known of other languages."""
    # One by one: a word that opens a text loses its accent.
    return frozenset(tokens(f"o {word}")[-1] for word in _FUNCTION_WORDS.get(language, "").split())
