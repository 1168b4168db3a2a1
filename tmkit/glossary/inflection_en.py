"""Number of English nouns; what is not listed follows the rule of its ending."""

from __future__ import annotations

_PLURALS = {
    "addendum": ("addenda",),
    "aircraft": ("aircraft",),
    "alumnus": ("alumni",),
    "analysis": ("analyses",),
    "appendix": ("appendices", "appendixes"),
    "axis": ("axes",),
    "basis": ("bases",),
    "bureau": ("bureaux", "bureaus"),
    "cargo": ("cargoes", "cargos"),
    "child": ("children",),
    "codex": ("codices",),
    "corrigendum": ("corrigenda",),
    "craft": ("craft", "crafts"),
    "crisis": ("crises",),
    "criterion": ("criteria",),
    "curriculum": ("curricula", "curriculums"),
    "datum": ("data",),
    "deer": ("deer",),
    "diagnosis": ("diagnoses",),
    "echo": ("echoes",),
    "emphasis": ("emphases",),
    "embargo": ("embargoes",),
    "erratum": ("errata",),
    "fish": ("fish",),
    "focus": ("focuses", "foci"),
    "foot": ("feet",),
    "forum": ("forums", "fora"),
    "goose": ("geese",),
    "headquarters": ("headquarters",),
    "hero": ("heroes",),
    "hypothesis": ("hypotheses",),
    "index": ("indices", "indexes"),
    "man": ("men",),
    "matrix": ("matrices", "matrixes"),
    "means": ("means",),
    "medium": ("media",),
    "memorandum": ("memoranda", "memorandums"),
    "modus": ("modi",),
    "moratorium": ("moratoriums", "moratoria"),
    "mouse": ("mice",),
    "nucleus": ("nuclei",),
    "offspring": ("offspring",),
    "ox": ("oxen",),
    "parenthesis": ("parentheses",),
    "person": ("persons",),
    "phenomenon": ("phenomena",),
    "plateau": ("plateaux", "plateaus"),
    "potato": ("potatoes",),
    "quorum": ("quorums",),
    "quiz": ("quizzes",),
    "referendum": ("referendums", "referenda"),
    "series": ("series",),
    "sheep": ("sheep",),
    "species": ("species",),
    "stimulus": ("stimuli",),
    "stratum": ("strata",),
    "symposium": ("symposia", "symposiums"),
    "synthesis": ("syntheses",),
    "tableau": ("tableaux",),
    "thesis": ("theses",),
    "tomato": ("tomatoes",),
    "tooth": ("teeth",),
    "torpedo": ("torpedoes",),
    "veto": ("vetoes",),
    "vertex": ("vertices",),
    "woman": ("women",),
}
_SINGULARS = {each: word for word, several in _PLURALS.items() for each in several}
_VES = frozenset("calf half knife leaf life loaf self shelf thief wife wolf".split())
_NO_MEN = frozenset("caiman german human norman ottoman roman shaman talisman".split())
# Nouns whose -s belongs to them, or that mean another thing without it.
_SINGULAR_S = frozenset(
    "affairs alms analysis apparatus arms arrears assets athletics atlas axis basis bias bonus bus campus "
    "canvas census chorus circus consensus corps credentials crisis customs damages diabetes diagnosis "
    "dues economics electronics emphasis ethics gallows gas genius glasses goods headquarters hypothesis "
    "lens logistics mathematics means measles news nexus parenthesis physics plus politics premises "
    "proceedings proceeds process rabies remains series species statistics status stimulus summons "
    "surplus synthesis thanks thesis virus works".split()
)


def plurals(word: str) -> tuple[str, ...]:
    """The plurals of a singular noun, the usual one first; `()` of what has none, as `goods`."""
    low = word.lower()
    if low in _PLURALS:
        return tuple(_cased(each, word) for each in _PLURALS[low])
    if low in _SINGULAR_S and not low.endswith(("ss", "us", "as", "is")):
        return (word + "es",) if low in ("lens", "summons") else ()
    if low.endswith("man") and low not in _NO_MEN:
        return (word[:-2] + "en",)
    if low in _VES:
        return (word[:-2] + "ves" if low.endswith("fe") else word[:-1] + "ves",)
    if low.endswith("y") and low[-2:-1] not in ("a", "e", "i", "o", "u", ""):
        return (word[:-1] + "ies",)
    if low.endswith(("s", "x", "z", "ch", "sh")):
        return (word + "es",)
    return (word + "s",)


def singular(word: str) -> str:
    """The singular of a plural noun; what is no plural, as far as its ending tells, stays as it is."""
    low = word.lower()
    if low in _SINGULARS:
        return _cased(_SINGULARS[low], word)
    if low in _SINGULAR_S or low in _PLURALS or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return word
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    if low.endswith("ves") and any(low[:-3] + end in _VES for end in ("f", "fe")):
        return word[:-3] + ("fe" if low[:-3] + "fe" in _VES else "f")
    if low.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if len(low) > 3 else word


def _cased(found: str, like: str) -> str:
    return found[0].upper() + found[1:] if like[0].isupper() else found
