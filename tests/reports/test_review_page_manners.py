"""How the review page behaves in a real browser: views, safety, storage, legibility, size."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports.review_desk import ALIGNMENT, HOSTILE, MOVED, Opening, side
from tmkit.align import Alignment, Bead

pytestmark = pytest.mark.xdist_group("browser")


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


def test_without_storage_the_page_works(opened: Opening) -> None:
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
