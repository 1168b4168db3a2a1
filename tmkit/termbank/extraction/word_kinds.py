"""What a word may be within a term: closed lists and endings of French and English, by normalised token.

Of other languages nothing is known: every word is a content word, and only frequency and boundaries tell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from unicodedata import combining, normalize

from tmkit.lookup.content import function_words

BARRIER, CONTENT, LINK, ARTICLE = 0, 1, 2, 3
"""What no term holds; what a term begins and ends with; what may stand inside; what may follow a link, unseen."""

_LINKS = {
    "fr": {
        "de": "de du des d'",
        "à": "à au aux",
        "en": "en",
        "et": "et",
        "sur": "sur",
        "pour": "pour",
        "contre": "contre",
        "par": "par",
    },
    "en": {"of": "of", "and": "and", "for": "for", "in": "in", "on": "on", "to": "to", "with": "with", "by": "by"},
}
_ARTICLES = {"fr": "le la les l'", "en": "the"}
_COUNTED = {
    "fr": """
un deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante cent
cents mille million millions milliard milliards premier première deuxième troisième quatrième cinquième lundi
mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre
novembre décembre
""",
    "en": """
one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred
thousand million billion first second third fourth fifth monday tuesday wednesday thursday friday saturday
sunday january february march april june july august september october november december
""",
}
# Words that point, compare, or count, and say nothing of their own: no term begins or ends with one.
_POINTING = {
    "fr": """
présent présente présents présentes tel telle tels telles ledit ladite lesdits lesdites dit dite dits dites
dudit desdits desdites susmentionné susmentionnée susmentionnés susmentionnées précité précitée précités
précitées suivant suivante suivants suivantes précédent précédente précédents précédentes dernier dernière
derniers dernières divers diverses différent différente différents différentes certain certaine certains
certaines plusieurs nombreux nombreuses prochain prochaine prochains prochaines nouveau nouvelle nouveaux
nouvelles nouvel seul seule seuls seules quelconque lui-même elle-même eux-mêmes celui-ci celle-ci ceux-ci
celles-ci celui-là ci-après ci-dessus ci-dessous ci-dessous visé visée visés visées prévu prévue prévus prévues
mentionné mentionnée mentionnés mentionnées relatif relative relatifs relatives afférent afférente afférents
afférentes conforme conformes nécessaire nécessaires possible possibles éventuel éventuelle éventuels
éventuelles pertinent pertinente pertinents pertinentes approprié appropriée appropriés appropriées concerné
concernée concernés concernées intéressé intéressée intéressés intéressées donné donnée quant compris comprise
applicable applicables égal égale égaux égales total totale totaux susceptible susceptibles titre vertu cadre
sein égard cours fin fins cas façon manière moins plus occasion suite sujet lieu lieux propos raison réserve
respect but moyen part pourvu tant toutefois notamment mieux trop assez peu beaucoup aujourd'hui hier demain
alors cependant puis ensuite enfin surtout jamais toujours déjà presque environ voici voilà monsieur madame
mesdames messieurs m mme mm mr chers cher chère vrai vraie grand grande grands grandes bon bonne bons bonnes
petit petite petits petites important importante importants importantes propre propres principal principale
principaux principales particulier particulière chose choses fois gens quoi ici là jour jours mois année années
an ans semaine semaines heure heures nom partie parties ensemble nombre majorité moitié série ainsi etc point
question questions problème problèmes façons faveur égards relativement conformément autrement seulement exemple
al art par. paragraphe paragraphes alinéa alinéas article articles sous-alinéa sous-alinéas sous-paragraphe
divisions annexe annexes page pages rapport abord outre dehors delà face grâce long près loin travers afin
""",
    "en": """
said following previous preceding last next several various different certain particular respective applicable
relevant appropriate necessary possible new only own above below herein thereof therein thereto hereto hereby
hereof thereafter therefore thus however moreover furthermore otherwise respect regard accordance relation case
cases purpose purposes manner way ways part parts subject pursuant prescribed referred mentioned specified
described set out forth behalf basis course order day days month months year years week weeks hour hours time
times number majority half series thing things people lot lots mr mrs ms madam sir dear ladies gentlemen good
great big small large important main real true whole few many much little less least enough ever never always
already today yesterday tomorrow now soon later again perhaps indeed rather quite too yes well even just still
yet instead example etc kind sort fact point question questions problem problems paragraph paragraphs
subparagraph subparagraphs section sections subsection subsections clause clauses schedule schedules article
articles page pages item items reference references connection amount amounts let us me further equal total
similar like because whether unless although though while per via among amongst towards toward upon whereas
provided including together respectively approximately about
""",
}
# Of these, the ones that may not stand inside a term either.
_DEMONSTRATIVE = {
    "fr": """
présent présente présents présentes ledit ladite lesdits lesdites dudit desdits desdites susmentionné
susmentionnée susmentionnés susmentionnées précité précitée précités précitées tel telle tels telles paragraphe
paragraphes alinéa alinéas article articles sous-alinéa sous-alinéas
""",
    "en": """
said aforesaid herein thereof hereby thereto subsection subsections paragraph paragraphs subparagraph
subparagraphs
""",
}
_VERB_ENDINGS = {
    "fr": (
        "er",
        "ir",
        "oir",
        "ndre",
        "ettre",
        "uire",
        "crire",
        "ait",
        "aient",
        "ra",
        "ront",
        "rait",
        "raient",
        "ez",
        "ant",
    ),
    "en": ("ed", "ing", "ize", "ise", "ify"),
}
_ADVERB_ENDINGS = {"fr": ("ment",), "en": ("ly",)}
_SAME_IN_PLURAL = frozenset(
    "cours fonds temps corps poids procès accès progrès congrès décès fils pays bras repas avis colis choix prix voix "
    "taux noix croix paix deux faux news species series means status basis process business gas bus plus us this "
    "analysis crisis axis canvas atlas focus virus campus consensus census surplus".split()
)


@dataclass(frozen=True, slots=True)
class WordKinds:
    """The words of one language; all sets are of normalised tokens.

    `determiners` stand before nouns, `verbal` before verbs, `subjects` before verbs only, `objects` after them.
    """

    language: str
    links: dict[str, str] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    barriers: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    verbal: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    participles: tuple[str, ...] = ()
    coordination: str = ""
    unfinished: frozenset[str] = frozenset()
    verb_endings: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()

    def kind(self, word: str) -> int:
        """`BARRIER`, `CONTENT`, `LINK` or `ARTICLE`."""
        if word in self.links:
            return LINK
        if word in self.articles:
            return ARTICLE
        if word in self.barriers or len(word) < 2 or not word[0].isalpha() or not word.replace("-", "a").isalpha():
            return CONTENT if self.language == "en" and _possessive(word) else BARRIER
        return CONTENT

    def group(self, word: str) -> str:
        """What the word's forms in number have in common: `ministre` of `ministres`, `de` of `des`."""
        return self.links.get(word) or singular(word, self.language)

    def looks_verbal(self, word: str) -> bool:
        """Whether the word ends as verbs do; many nouns do, too."""
        return word.endswith(self.verb_endings) and len(word) > 3


@cache
def word_kinds(language: str) -> WordKinds:
    """Those of a language, by primary subtag."""
    if language not in _LINKS:
        return WordKinds(language)
    links = {word: name for name, words in _LINKS[language].items() for word in words.split()}
    articles = frozenset(_ARTICLES[language].split())
    counted = _normalised(_COUNTED[language])
    barriers = function_words(language) | counted | _normalised(_DEMONSTRATIVE[language])
    barriers -= frozenset(links) | articles
    pointing = _normalised(_POINTING[language])
    return WordKinds(
        language,
        links,
        articles,
        barriers,
        pointing,
        frozenset(_DETERMINERS[language].split()),
        frozenset(_VERBAL[language].split()),
        frozenset(_OBJECTS[language].split()),
        frozenset(_SUBJECTS[language].split()),
        frozenset(_PREPOSITIONS[language].split()),
        _PARTICIPLES[language],
        {"fr": "et", "en": "and"}[language],
        frozenset({"fr": ["matière"], "en": ["terms"]}[language]),
        _VERB_ENDINGS[language],
        _ADVERB_ENDINGS[language],
    )


_DETERMINERS = {
    "fr": """
le la les l' un une des du au aux ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes tout
toute tous toutes chaque aucun aucune quelque quelques plusieurs ledit ladite
""",
    "en": """
the a an any each every this that these those its his her their our your my no all of some such other another
either neither
""",
}
_VERBAL = {
    "fr": "il elle ils elles on qui ne n' se s' y nous vous je j' peut peuvent doit doivent pouvoir devoir pas",
    "en": """
to shall may must will can could would should might not who which that it they he she i we you is are be been
was were has have had do does did if
""",
}
_SUBJECTS = {
    "fr": "il elle ils elles on qui ne n' se s' nous vous je j' y",
    "en": "shall may must will can could would should who they he she we i you it",
}
_PREPOSITIONS = {
    "fr": "par à a au aux dans en sous selon conformément sur pour lors avec comme auprès",
    "en": "by in to under at from with on for as",
}
_PARTICIPLES = {
    "fr": (
        "é",
        "ée",
        "és",
        "ées",
        "is",
        "ise",
        "ises",
        "it",
        "ite",
        "its",
        "ites",
        "u",
        "ue",
        "us",
        "ues",
        "aites",
        "ait",
    ),
    "en": ("ed", "en", "ing"),
}
_OBJECTS = {
    "fr": "le la les l' un une que qu' ce cet cette ces son sa ses leur leurs si",
    "en": "the a an any that it him them its his their whether to by",
}


@cache
def singular(word: str, language: str) -> str:
    """A word without what marks its plural, as far as the ending tells; only to group forms, never to be shown."""
    if len(word) < 4 or word in _SAME_IN_PLURAL:
        return word
    if language == "fr":
        if word.endswith("aux") and len(word) > 4:
            return word[:-1] if word.endswith("eaux") else word[:-2] + "l"
        if word.endswith("eux") and len(word) > 4:
            return word
        return word[:-1] if word.endswith(("s", "x")) and not word.endswith(("ss", "us")) else word
    if language == "en":
        if word.endswith("'s"):
            return singular(word[:-2], language) + "'s"
        if word.endswith("s'"):
            return singular(word[:-1], language) + "'s"
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("sses", "ches", "shes", "xes")):
            return word[:-2]
        return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    return word


def plain(text: str) -> str:
    """A key without accents, with hyphens as spaces: `etat membre`, `cessez le feu`."""
    apart = normalize("NFKD", text.replace("-", " "))
    return "".join(mark for mark in apart if not combining(mark))


def _possessive(word: str) -> bool:
    return word.endswith(("'s", "s'")) and word[:-2].replace("-", "a").isalpha()


def _normalised(words: str) -> frozenset[str]:
    return frozenset(words.split()) | frozenset(map(_bare, words.split()))


def _bare(word: str) -> str:
    """The word as it is normalised: without an accent on its first letter."""
    return normalize("NFD", word[0])[0] + word[1:] if len(word) > 1 else word
