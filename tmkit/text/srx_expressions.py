r"""The regular expressions of SRX rules: written for ICU (Java's are nearly the same), run by the `regex` module.

What is spelled otherwise there is spelled anew: `\Q…\E`, `\x{2019}`, `\e`, `\cA`, `\0101`, `\z`, `\Z`, `\k<name>`, the
classes `\p{java…}`, `|` and `~` in a set, the difference of sets (`[\p{L}-[a-z]]`), the flags `d`, `u` and `U`. All
else means the same in both, under the version 1 behaviour of `regex`: nested sets, and flags that reach to the end of
their group. What `regex` has beyond them (recursion, fuzzy matching) is refused, as ICU would.
"""

from __future__ import annotations

import re

import regex

LONGEST = 100_000
"""The most characters of one expression."""

_DEEPEST = 50
_JAVA = {
    "javaLowerCase": "Lowercase",
    "javaUpperCase": "Uppercase",
    "javaWhitespace": "White_Space",
    "javaLetter": "L",
    "javaDigit": "Nd",
    "javaLetterOrDigit": "Alnum",
    "javaAlphabetic": "Alphabetic",
    "L1": "InLatin_1_Supplement",
}
_CLASS = re.compile(r"([pP])\{\^?(\w+)\}")
_HEXADECIMAL = re.compile(r"x\{([0-9A-Fa-f]{1,6})\}")
_BRACED = re.compile(r"[pPN]\{[^{}]*\}")
_OCTAL = re.compile(r"0([0-3]?[0-7]{1,2})")
_CONTROL = re.compile(r"c([@-_a-z])")
_NAME = re.compile(r"k<(\w+)>")
_FLAGS = re.compile(r"\(\?([imsxwduU]*)(-[imsxwduU]*)?([:)])")
_OPENING = re.compile(r"\((?:\?(?:[=!>#]|<[=!]|<[A-Za-z]\w*>)|(?!\?))")
_COUNT = re.compile(r"\{(\d{1,9})(?:,\d{0,9})?\}")
_REFERS = re.compile(r"(?<!\\)(?:\\\\)*(?:\\[1-9]|\\k<)")


def refers_back(expression: str) -> bool:
    """Whether the expression refers to a group of its own, so that nothing may be put before it."""
    return _REFERS.search(expression) is not None


def translated(expression: str) -> str:
    """An expression for ICU or Java, spelled for `regex`. Raises `regex.error` for what is none."""
    if len(expression) > LONGEST:
        raise regex.error(f"longer than {LONGEST:,} characters")
    parts: list[str] = []
    sizes = _Sizes()
    at = depth = 0
    while at < len(expression):
        character = expression[at]
        if character == "\\":
            part, at = _escape(expression, at + 1, in_set=depth > 0)
            sizes.item()
        elif depth:
            depth += (character == "[") - (character == "]")
            part, at = _in_set(expression, at), at + 1
        elif character == "(":
            part, at = _group(expression, at)
            sizes.open()
        elif character == "{":
            count = _COUNT.match(expression, at)
            if count:
                sizes.repeat(int(count[1]))
            part, at = (count[0], count.end()) if count else ("\\{", at + 1)
        else:
            depth += character == "["
            if character == ")":
                sizes.close()
            elif character not in "|*+?":
                sizes.item()
            part, at = character, at + 1
        parts.append(part)
    return "".join(parts)


class _Sizes:
    """How large the expression is with its counted repetitions written out: `regex` compiles it so."""

    def __init__(self) -> None:
        self.groups = [0]
        self.last = 0

    def item(self) -> None:
        self.last = 1
        self.groups[-1] += 1

    def open(self) -> None:
        self.groups.append(0)
        if len(self.groups) > _DEEPEST:
            raise regex.error("groups nested too deep")

    def close(self) -> None:
        if len(self.groups) > 1:
            self.last = self.groups.pop() + 1
            self.groups[-1] += self.last

    def repeat(self, times: int) -> None:
        more = self.last * max(times - 1, 0)
        self.last += more
        self.groups[-1] += more
        if self.last > LONGEST:
            raise regex.error("repeats too much, too often")


def compiled(expression: str) -> regex.Pattern[str]:
    """The expression as it is run. Raises `regex.error`, one line, for what is none."""
    try:
        return regex.compile(expression, regex.VERSION1)
    except RecursionError:
        raise regex.error("groups nested too deep") from None
    except (OverflowError, MemoryError, IndexError, KeyError, ValueError) as error:
        raise regex.error(str(error) or "cannot be understood") from None


def _escape(expression: str, at: int, *, in_set: bool) -> tuple[str, int]:
    """What stands for the escape whose backslash is before `at`, and where the expression goes on."""
    if at >= len(expression):
        raise regex.error("ends with a backslash")
    if expression[at] == "Q":
        end = expression.find("\\E", at)
        quoted = expression[at + 1 : end if end >= 0 else len(expression)]
        return regex.escape(quoted, special_only=False), end + 2 if end >= 0 else len(expression)
    hexadecimal = _HEXADECIMAL.match(expression, at)
    if hexadecimal:
        return _character(int(hexadecimal[1], 16)), hexadecimal.end()
    octal = _OCTAL.match(expression, at)
    if octal:
        return _character(int(octal[1], 8)), octal.end()
    control = _CONTROL.match(expression, at)
    if control:
        return _character(ord(control[1].upper()) ^ 64), control.end()
    name = _NAME.match(expression, at)
    if name:
        return f"(?P={name[1]})", name.end()
    named = _CLASS.match(expression, at)
    if named and named[2] in _JAVA:
        return f"\\{named[1]}{{{_JAVA[named[2]]}}}", named.end()
    braced = _BRACED.match(expression, at)
    if braced:
        return f"\\{braced[0]}", braced.end()
    if expression[at] == "e":
        return _character(27), at + 1
    if expression[at] == "z" and not in_set:
        return r"\Z", at + 1
    if expression[at] == "Z" and not in_set:
        return r"(?=\n?\Z)", at + 1
    return expression[at - 1 : at + 1], at + 1


def _in_set(expression: str, at: int) -> str:
    character = expression[at]
    if character in "|~":
        return "\\" + character
    if character == "-" and expression[at + 1 : at + 2] == "[" and expression[at - 1] in "]}":
        return "--"
    return character


def _group(expression: str, at: int) -> tuple[str, int]:
    """What opens a group at `at`, flags among it, and where the expression goes on."""
    flags = _FLAGS.match(expression, at)
    if flags:
        on, off = (re.sub("[duU]", "", given or "") for given in flags.group(1, 2))
        off = "" if off == "-" else off
        # Flags alone open no group: an empty one keeps what is counted in step.
        return f"(?{on}{off}{flags[3]}" if flags[3] == ":" or on + off else "(?:)", flags.end()
    opening = _OPENING.match(expression, at)
    if not opening:
        raise regex.error(f"'{expression[at : at + 4]}' opens no group that ICU knows")
    return opening[0], opening.end()


def _character(code: int) -> str:
    if code > 0x10FFFF:
        raise regex.error(f"no character has the number {code:X}")
    return regex.escape(chr(code), special_only=False)
