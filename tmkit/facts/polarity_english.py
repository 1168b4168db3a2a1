"""English negation and restriction."""

from __future__ import annotations

import re

from tmkit.facts.passage import Found

_NEGATORS = frozenset({"not", "cannot", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "non"})
_RESTRICTORS = frozenset({"only", "solely", "exclusively"})
# `don't` falls apart at its apostrophe.
ENGLISH_TRIGGERS = _NEGATORS | _RESTRICTORS | {"t"}

_WORD = re.compile(
    r"(?<!\w)(?:[a-z]{2,7}n't|not|cannot|no|never|none|nobody|nothing|nowhere|neither|nor"
    r"|only|solely|exclusively)(?![\w'])|(?<!\w)non-(?=\w)|[.;!?](?= |\Z)"
)
_NO_NEGATION = re.compile(
    r" +(?:only|merely|just|simply|solely|exclusively|least|to mention|other than)\b"
    r"| +(?:fewer|less|more|later|earlier|sooner|greater|lower|higher|longer|shorter|larger|smaller)"
    r"(?: +\S{2,14})? +than\b"
    r"| +exceeding\b| +(?:doubt|matter|wonder)\b|\.? ?[0-9]| +fail(?:ed)? +to\b| +cease[ds]? +to\b| +but\b"
)
_OR = re.compile(r"\bor +\Z")
_IN_NUMBER = re.compile(r"s?\. *\Z")
_NEAR = 24


def find_english(low: str) -> list[Found]:
    """The negations and restrictions of an English text in lower case."""
    found: list[Found] = []
    negated = False  # since the sentence began
    after_not = -1  # where `not only` ends
    for match in _WORD.finditer(low):
        word, start, end = match[0], match.start(), match.end()
        if word in ".;!?":
            negated = False
        elif word in _RESTRICTORS:
            if start > after_not:
                found.append(Found("restriction", "only", start, end))
        elif (idiom := _NO_NEGATION.match(low, end)) is not None:
            after_not = idiom.end()
            if word == "nothing" and idiom[0].strip() == "but":
                found.append(Found("restriction", "only", start, end))
        elif (word == "nor" and negated) or (word == "not" and _OR.search(low, max(0, start - _NEAR), start)):
            continue
        else:
            negated = True
            value = "not" if word.endswith("n't") or word == "cannot" else word.rstrip("-")
            found.append(Found("negation", value, start, end))
    return found
