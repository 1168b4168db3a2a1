"""The review page in a real browser, from file://, offline, by keyboard: what it saves is the alignment meant."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tmkit.align import Alignment, Bead, Side
from tmkit.align.review import read_review, write_review
from tmkit.model import DraftSegment
from tmkit.reports.review_page import review_page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.xdist_group("browser")

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

    def __init__(self, page: playwright.Page, address: str) -> None:
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


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    program = os.environ.get("TMKIT_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield launched
        launched.close()


Opening = Callable[..., Desk]


@pytest.fixture
def opened(browser: playwright.Browser, tmp_path: Path) -> Iterator[Opening]:
    contexts = []

    def opening(alignment: Alignment = ALIGNMENT, **how: object) -> Desk:
        file = tmp_path / "review.html"
        file.write_text(review_page(alignment), encoding="utf-8")
        context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}, **how)
        contexts.append(context)
        desk = Desk(context.new_page(), file.as_uri())
        desks.append(desk)
        return desk

    desks: list[Desk] = []
    yield opening
    for desk in desks:
        assert desk.wrong == []
        assert {url.split(":", 1)[0] for url in desk.requests} <= {"file", "blob"}
        assert {url for url in desk.requests if url.startswith("file:")} == {(tmp_path / "review.html").as_uri()}
    for context in contexts:
        context.close()


def test_what_is_not_touched_is_saved_as_tmkit_writes_it(opened: Opening) -> None:
    edited = replace(ALIGNMENT.beads[4], edited=("=1\t'x'", '3/4 "q"'), accepted=True)
    odd = replace(ALIGNMENT.beads[5], doubts=("a | b", "c\\d"), dropped=True, confidence=1e-9)
    alignment = replace(ALIGNMENT, beads=(*ALIGNMENT.beads[:4], edited, odd, ALIGNMENT.beads[6]))
    stream = io.StringIO()
    write_review(alignment, stream)
    assert opened(alignment).save().decode() == stream.getvalue()


def test_doubtful_places_come_first_and_enter_goes_through_them(opened: Opening) -> None:
    desk = opened()
    assert desk.text("#seen") == "1 of 4 doubtful places seen · 4 open"
    for _ in range(4):
        assert "doubtful" in str(desk.page.locator(".bead.current").get_attribute("class"))
        desk.press("Enter")
    assert desk.text("#seen") == "4 of 4 doubtful places seen · none open"
    assert "No doubtful place is left" in desk.text("#status")
    assert [bead.accepted for bead in desk.beads()] == [False, True, True, True, False, True, False]


def test_merge_takes_the_lower_confidence(opened: Opening) -> None:
    desk = opened()
    desk.at(2)
    desk.press("m", "a")
    merged = Bead((2, 4), (2, 3), 0.6, (MOVED,), accepted=True)
    assert desk.beads() == (*ALIGNMENT.beads[:2], merged, *ALIGNMENT.beads[4:])


def test_split_falls_between_sentences(opened: Opening) -> None:
    desk = opened()
    desk.at(2)
    desk.press("m", "ArrowDown", "s")
    halves = desk.beads()[2:4]
    assert [half.source for half in halves] == [(2, 3), (3, 4)]
    assert [half.target for half in halves] in ([(2, 2), (2, 3)], [(2, 3), (3, 3)])
    assert [(half.confidence, half.doubts) for half in halves] == [(0.6, (MOVED,))] * 2
    desk.at(1)
    desk.press("s")
    assert [(bead.source, bead.target) for bead in desk.beads()[1:3]] == [((1, 2), (1, 1)), ((2, 2), (1, 2))]


def test_a_handle_between_two_sentences_splits_there(opened: Opening) -> None:
    desk = opened()
    desk.at(2)
    desk.press("m")
    desk.page.locator(".bead.current .source .cut").click()
    assert [bead.source for bead in desk.beads()[2:4]] == [(2, 3), (3, 4)]


def test_shift_moves_one_sentence_of_one_side(opened: Opening) -> None:
    desk = opened()
    desk.at(3)
    desk.press("u")
    joined = Bead((2, 4), (2, 3), 0.6, (MOVED,))
    assert desk.beads() == (*ALIGNMENT.beads[:2], joined, *ALIGNMENT.beads[4:])
    desk.at(1)
    desk.press("ArrowRight", "d")
    assert desk.beads()[1:3] == (Bead((1, 2), (1, 1), 0.6, (MOVED,)), Bead((2, 4), (1, 3), 0.6, (MOVED,)))


def test_what_cannot_be_done_is_said(opened: Opening) -> None:
    desk = opened()
    desk.at(0)
    desk.press("u")
    assert desk.text("#status") == "This is the first bead."
    desk.at(6)
    desk.press("m")
    assert "last bead" in desk.text("#status")
    desk.at(3)
    desk.press("s")
    assert "One sentence cannot be split" in desk.text("#status")
    desk.press("ArrowRight", "e")
    assert "no sentence on this side" in desk.text("#status")
    assert desk.beads() == ALIGNMENT.beads


def test_drop_and_take_back(opened: Opening) -> None:
    desk = opened()
    desk.at(3)
    desk.press("x")
    assert desk.beads()[3] == replace(ALIGNMENT.beads[3], dropped=True)
    desk.press("x")
    assert desk.beads() == ALIGNMENT.beads


def test_edited_texts_stand_apart(opened: Opening) -> None:
    desk = opened()
    desk.at(1)
    desk.press("ArrowRight", "e", "Control+a")
    desk.page.keyboard.insert_text("=The committee met in 2017.")
    desk.press("Enter")
    assert desk.beads()[1] == replace(ALIGNMENT.beads[1], edited=(None, "=The committee met in 2017."))
    desk.press("e")
    desk.page.get_by_role("button", name="Restore the document’s text").click()
    desk.press("e")
    desk.page.keyboard.insert_text(" never kept")
    desk.press("Escape")
    assert desk.beads() == ALIGNMENT.beads


def test_an_edited_text_is_never_cut_and_never_lost(opened: Opening) -> None:
    desk = opened()
    desk.at(2)
    desk.press("e", "End")
    desk.page.keyboard.insert_text(" Bien.")
    desk.press("Enter", "m")
    text = "Il a siégé. Bien. Il a adopté le rapport."
    merged = Bead((2, 4), (2, 3), 0.6, (MOVED,), edited=(text, None))
    assert desk.beads()[2] == merged
    for key in ("s", "u", "d"):
        desk.press(key)
        assert "edited" in desk.text("#status")
    desk.press("k", "d")  # into the edited text
    grown = replace(merged, source=(1, 4), edited=(f"{FRENCH[1]} {text}", None))
    assert desk.beads()[1:3] == (Bead((1, 1), (1, 2), 0.6, (MOVED,)), grown)


def test_undo_and_redo(opened: Opening) -> None:
    desk = opened()
    desk.at(1)
    desk.press("m", "a", "x", "ArrowDown", "s", "d")
    after = desk.beads()
    desk.press(*["Control+z"] * 5)
    assert desk.beads() == ALIGNMENT.beads
    desk.press("z")
    assert desk.text("#status") == "Nothing to undo."
    desk.press(*["y"] * 5)
    assert desk.beads() == after


def test_hostile_text_stays_text(opened: Opening) -> None:
    desk = opened()
    desk.at(4)
    assert desk.text(".bead.current .source .sentence").endswith(HOSTILE)
    assert desk.page.locator("img").count() == 0


def test_facts_on_one_side_only_are_marked(opened: Opening) -> None:
    desk = opened()
    desk.at(1)
    assert desk.page.locator(".bead.current .lonely").all_inner_texts() == ["2017", "2018"]
    assert desk.page.locator(".lonely").count() == 2


def test_views_and_search(opened: Opening) -> None:
    desk = opened()
    desk.press("2")
    assert desk.page.locator(".bead").count() == 7
    desk.press("4")
    assert desk.page.locator(".bead").count() == 2
    desk.press("2", "/")
    desk.page.keyboard.insert_text("comite S'est")
    desk.press("Enter")
    assert desk.page.locator(".bead:visible").count() == 1
    assert desk.text(".bead.current .source").endswith("Le comité s’est réuni en 2017.")
    desk.press("a", "3")
    assert desk.page.locator(".bead").count() == 1
    desk.press("?")
    assert desk.page.locator("dialog").is_visible()
    desk.press("x", "Escape")
    assert desk.page.locator("dialog").is_hidden()
    assert not desk.beads()[1].dropped


def test_unsaved_work_is_brought_back(opened: Opening) -> None:
    desk = opened()
    desk.at(1)
    desk.press("a", "j", "m")
    desk.page.on("dialog", lambda dialog: dialog.accept())
    desk.page.reload()
    assert "is back" in desk.text("#notice")
    accepted = replace(ALIGNMENT.beads[1], accepted=True)
    merged = Bead((2, 4), (2, 3), 0.6, (MOVED,))
    assert desk.beads() == (ALIGNMENT.beads[0], accepted, merged, *ALIGNMENT.beads[4:])
    desk.page.get_by_role("button", name="Start over").click()
    assert desk.beads() == ALIGNMENT.beads


def test_leaving_with_unsaved_changes_is_asked(opened: Opening) -> None:
    desk = opened()
    asked: list[str] = []
    desk.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.press("a")
    desk.save()
    desk.page.reload()
    assert asked == []
    assert desk.beads()[1].accepted
    desk.press("x")
    desk.page.reload()
    assert asked == ["beforeunload"]


def test_without_storage_the_page_works(browser: playwright.Browser, opened: Opening) -> None:
    desk = opened()
    forbidden = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    desk.page.add_init_script(forbidden)
    desk.page.reload()
    assert "keeps no working copy" in desk.text("#notice")
    desk.press("n", "Enter")
    assert sum(bead.accepted for bead in desk.beads()) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_nothing_overflows_and_contrast_is_enough(opened: Opening, scheme: str, width: int) -> None:
    desk = opened(color_scheme=scheme)
    desk.page.set_viewport_size({"width": width, "height": 800})
    desk.press("n", "Enter", "x", "n")
    assert desk.page.evaluate("document.documentElement.dataset.theme") == scheme
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= width
    assert desk.page.evaluate(CONTRAST) == []


CONTRAST = """() => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const found = parse(getComputedStyle(at).backgroundColor);
      if (found.length < 4 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const bad = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    if (!own || !node.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || node.closest("script, .unseen, dialog")) continue;
    const [one, other] = [light(parse(getComputedStyle(node).color)), light(ground(node))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) bad.push(`${node.className || node.tagName}: ${ratio.toFixed(2)}`);
  }
  return bad;
}"""


def test_a_key_makes_the_rows_it_concerns_and_no_others(opened: Opening) -> None:
    texts = tuple(f"Au paragraphe {i}, le comité a pris note du rapport de 2018." for i in range(5_000))
    beads = tuple(Bead((i, i + 1), (i, i + 1), 0.5 if i % 10 == 0 else 0.999) for i in range(5_000))
    desk = opened(Alignment(side("rapport 2018.docx", "fr", texts), side("report.docx", "en", texts), beads))
    desk.press("p", "n")  # from the first back to the last, for which all rows are made
    assert desk.page.locator(".bead").count() == 5_000
    made = desk.page.evaluate(
        """async (keys) => {
          let made = 0;
          const watch = new MutationObserver((records) => { for (const record of records) made += record.addedNodes.length; });
          watch.observe(document.getElementById("beads"), { childList: true });
          for (const key of keys) {
            document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
          }
          await new Promise((done) => setTimeout(done));
          return made;
        }""",
        ["Enter", "m", "z", "x", "j", "a"],
    )
    assert made == 6  # one row for a key; two where a merger is undone


def test_where_nothing_is_shown_nothing_is_done(opened: Opening) -> None:
    desk = opened()
    desk.press("3")
    assert desk.text("main") == "Nothing here."
    desk.press("x")
    assert desk.text("#status") == "There is no bead here."
    desk.press("2", "/")
    desk.page.keyboard.insert_text("Fin")
    desk.page.locator("#hits", has_text="1").wait_for()
    desk.page.locator("#actions button", has_text="Drop").click()
    assert [bead.dropped for bead in desk.beads()] == [False] * 6 + [True]


def test_keys_go_from_bead_to_bead_and_from_sentence_to_sentence(opened: Opening) -> None:
    desk = opened()

    def here() -> tuple[str | None, str | None]:
        span = desk.page.locator(":focus")
        return span.get_attribute("data-side"), span.get_attribute("data-number")

    desk.press("2", "j", "m")  # from the first doubtful one
    assert here() == ("0", "2")
    places = []
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "k", "j", "k", "k", "k"):
        desk.press(key)
        places.append(here())
    assert places == [
        *(("0", "3"), ("1", "2"), ("1", "3"), ("0", "4"), ("0", "3")),
        *(("0", "1"), ("0", "2"), ("0", "1"), ("0", "0"), ("0", "0")),
    ]
