// Rows that have the words sought, on either side, whatever the case, accents and kind of space or apostrophe.

const searchField = byId("search");
const texts = new WeakMap(); // bead -> its texts, folded
const LEAST = 2;

// One character for one, so that a place in the folded text is a place in the text.
const fold = (text) => text.replace(/[^\x00-\x7f]/g, (mark) => {
  if (mark === "’" || mark === "‘") return "'";
  if (/\s/.test(mark)) return " ";
  return mark.normalize("NFD")[0];
}).toLowerCase();

function foldedText(bead) {
  if (!texts.has(bead)) texts.set(bead, fold(`${shownText(bead, 0)}\n${shownText(bead, 1)}`));
  return texts.get(bead);
}

function search() {
  const words = fold(searchField.value.trim());
  const seeking = words.length >= LEAST;
  if (seeking) buildAll();
  let found = 0;
  for (const child of list.children) {
    const bead = beadOf.get(child);
    const fits = !seeking || Boolean(bead && foldedText(bead).includes(words));
    child.hidden = !fits;
    if (seeking && fits) found += 1;
  }
  byId("hits").textContent = seeking ? (found ? String(found) : "none") : "";
  mark(seeking ? words : "");
}

// Where the browser can: the words themselves, in the first rows that have them.
function mark(words) {
  if (!globalThis.Highlight) return;
  const ranges = [];
  for (const span of words ? list.querySelectorAll(".bead:not([hidden]) .sentence") : []) {
    const walk = document.createTreeWalker(span, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const at = fold(walk.currentNode.data).indexOf(words);
      if (at < 0 || walk.currentNode.parentElement.matches(".number")) continue;
      const range = new Range();
      range.setStart(walk.currentNode, at);
      range.setEnd(walk.currentNode, at + words.length);
      ranges.push(range);
    }
    if (ranges.length >= 300) break;
  }
  CSS.highlights.set("sought", new Highlight(...ranges));
}

let waiting = null;
searchField.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 150);
});
searchField.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    searchField.value = "";
    search();
    if (cursor.bead) moveTo(cursor.bead, cursor.side, cursor.number, "center");
  } else if (event.key === "Enter") {
    search();
    const first = list.querySelector(".bead:not([hidden])");
    if (first) moveTo(beadOf.get(first), cursor.side, undefined, "center");
  } else return;
  event.preventDefault();
});
