"""Facts: what in a text has a value, whatever its notation and language. Read, compared, and written anew.

`read` finds the facts of a French or English text in one sweep, kind after kind in this order, each span used once:

| kind | value | for example |
|---|---|---|
| `symbol` | the text, verbatim | `A/73/284/Add.1`, `COM(2005) 507` |
| `reference` | (body, number, year or session), "" or None where untold | `822 (1993)`, `A/RES/73/284` |
| `reference` | ("¶", label, …) from the outermost in | `article 82, paragraphe 1, point a)` |
| `date` | (year, month, day, weekday), None where untold; ("decade", year) | `1er mai 2018`, `2018`, `1990s` |
| `time` | (hour, minute) | `10 h 15`, `9.30 a.m.` |
| `ordinal` | a whole number | `45ème`, `forty-fifth`, `XXIe siècle` |
| `identifier` | the text | `C.01.005`, `B-52`, in French `5.1` |
| `money` | (amount, currency) | `2,5 millions d'euros`, `US$ 5` |
| `percentage` | a number | `12,5 %`, `fifteen per cent` |
| `range` | (unit, first, last): "", "%", a currency, or "date" with two dates | `de 12 à 15 %`, `24-26 May 2018` |
| `number` | `int`, `Decimal` or `Fraction` | `1 000 000`, `vingt et un`, `chapitre III`, `two thirds` |

Numbers are `int` where whole, else `Decimal` without final zeros, or `Fraction`: equal values are equal and hash equal.
Each kind's module says what it takes for a fact and what not. `same` tells what a notation may leave untold.
`polarity` finds negations and restrictions, to compare two texts of one language.
"""

from __future__ import annotations

from tmkit.facts.belong import may_belong
from tmkit.facts.compare import Comparison, compare, mark, same
from tmkit.facts.polarity import polarity
from tmkit.facts.read import read
from tmkit.facts.write import write

FACTS = "facts 2"

KINDS = (
    "symbol", "reference", "date", "time", "ordinal", "identifier", "money", "percentage", "range", "number",
)  # fmt: skip

__all__ = ["FACTS", "KINDS", "Comparison", "compare", "mark", "may_belong", "polarity", "read", "same", "write"]
