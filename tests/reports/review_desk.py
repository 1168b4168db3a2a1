"""A review page open in a real browser, from file:// and offline, and the keys on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tmkit.align import Alignment, Bead, Side
from tmkit.align.review import read_review
from tmkit.model import DraftSegment

ARGUMENTS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
MOVED = "boundaries changed in review"
HOSTILE = "<img src=x onerror=document.body.remove()></script><script>document.body.remove()</script>"
FRENCH = ("Titre", "Le comité s’est réuni en 2017.", "Il a siégé.", "Il a adopté le rapport.", HOSTILE, "Fin")
ENGLISH = ("Title", "The committee met in 2018.", "It sat and adopted the report.", HOSTILE, "Addition", "End")


def side(name: str, language: str, texts: tuple[str, ...]) -> Side:
    return Side(
        name, language, name * 4, tuple(DraftSegment(i, text, f"¶{i}", page=1) for i, text in enumerate(texts, 1))
    )


ALIGNMENT = Alignment(
    side("rapport 2018.docx", "fr", FRENCH),
    side("report.docx", "en", ENGLISH),
    (
        Bead((0, 1), (0, 1), 0.9993123456789),
        Bead((1, 2), (1, 2), 0.7, ("2017 only in the source",)),
        Bead((2, 3), (2, 3), 0.95),
        Bead((3, 4), (3, 3), 0.6, ("no counterpart",)),
        Bead((4, 5), (3, 4), 0.999),
        Bead((5, 5), (4, 5), 0.8, ("no counterpart",)),
        Bead((5, 6), (5, 6), 0.9999),
    ),
)


class Desk:
    """A page open in the browser, and what went wrong in it."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.wrong: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.wrong.append(message.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(address)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def at(self, number: int) -> None:
        """Go, in the document's order, to a bead, counted from 0; its source side."""
        self.press("2")
        self.page.locator(".bead").nth(number).locator(".source .sentence").first.click()

    def save(self) -> bytes:
        with self.page.expect_download() as download:
            self.press("Control+s")
        path = download.value.path()
        assert download.value.suggested_filename == "rapport-2018.review.tsv"
        return Path(path).read_bytes()

    def beads(self) -> tuple[Bead, ...]:
        return read_review(self.save(), "saved.tsv", ALIGNMENT.source, ALIGNMENT.target).beads

    def text(self, selector: str) -> str:
        return str(self.page.locator(selector).inner_text())


Opening = Callable[..., Desk]
