"""Whether a translation has a rendering: as it is known, or with the same words in another order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tmkit.termbank.departure import beginning
from tmkit.termbank.forms import forms, is_content

_APOSTROPHE = re.compile("['’]")
_LONGER = 2  # letters that the acronym of a longer name may have beyond those of its part
_LONGEST_ACRONYM = 10
_NEAR = 2


def has_rendering(text: str, language: str, rendering: str) -> bool:
    """Whether a text has the words of a term or rendering, inflected or in whatever order, near one another."""
    words = tuple(form.text for form in forms(rendering, language))
    read = Rendered(text, language)
    return bool(words) and (read.has([words]) or read.has_loosely([words]))


class Rendered:
    """The forms of a translation, asked for sequences of them."""

    def __init__(self, text: str, language: str) -> None:
        read = [form.text for form in forms(text, language)]
        opened = [form.text for form in forms(text.replace("-", " "), language)] if "-" in text else []
        self._forms = "\n" + "\n".join([*read, "", *opened]) + "\n"
        read += opened
        self.beginnings = list(map(beginning, read))
        self._text = text
        self._language = language

    def has(self, written: Sequence[Sequence[str]]) -> bool:
        """Whether it has one of some sequences of forms."""
        return any("\n" + "\n".join(each) + "\n" in self._forms for each in written)

    def has_loosely(self, written: Sequence[Sequence[str]]) -> bool:
        """Whether it has all content words of one of them near one another, in whatever order, however they end.

        So `telephone and fax numbers` has `telephone number`, and `Canadian` has `Canada`.
        """
        for each in written:
            wanted = {beginning(form) for form in each if is_content(form, self._language)}
            places = [(at, one) for at, one in enumerate(self.beginnings) if one in wanted]
            for first, (begin, _) in enumerate(places):
                near = {one for at, one in places[first:] if at - begin <= len(each) + _NEAR}
                if near == wanted:
                    return True
        return False

    def has_initials(self, rendering: Sequence[str]) -> bool:
        """Whether it has what abbreviates a rendering: the first letters of its content words.

        They may be part of the acronym of a longer name (`TBS`, of `Treasury Board`); small letters within (`GoC`) do
        not count.
        """
        letters = "".join(form[0] for form in rendering if is_content(form, self._language)).upper()
        if len(letters) <= 1:
            return False
        for word in self._text.split():
            capitals = "".join(filter(str.isupper, _APOSTROPHE.split(word.strip("().,;:'’“”«»\""))[0]))
            fits = len(letters) <= len(capitals) <= len(letters) + _LONGER and len(word) <= _LONGEST_ACRONYM
            if fits and (capitals.startswith(letters) or capitals.endswith(letters)):
                return True
        return False
