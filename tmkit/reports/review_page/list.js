// The rows of the view, and the cursor: a bead, a side, a sentence. Rows beyond the first are made when the browser is
// idle; a change replaces the rows of the beads it concerns and no other.

const FIRST = 80;
const CHUNK = 400;
const list = byId("beads");
const view = { name: null, pending: [], at: 0, last: null };
const cursor = { bead: null, side: 0, number: 0, row: null, span: null };

function showView(name, bead = cursor.bead ?? view.last) {
  view.name = name;
  view.pending = VIEWS[name].items(state.beads);
  view.at = 0;
  list.replaceChildren();
  if (!view.pending.length) list.append(element("p", { class: "nothing" }, "Nothing here."));
  build(FIRST);
  whenIdle();
  for (const radio of document.getElementsByName("view")) radio.checked = radio.value === name;
  const wanted = bead && !rowFor(bead) ? null : bead;
  const first = list.querySelector(".bead");
  const start = wanted ?? (first && beadOf.get(first));
  if (!start && cursor.bead) {
    view.last = cursor.bead;
    cursor.bead = null;
  }
  if (start) moveTo(start, cursor.side, wanted ? cursor.number : start.ranges[cursor.side][0], "start");
}

function build(count) {
  const made = document.createDocumentFragment();
  const end = Math.min(view.pending.length, view.at + count);
  for (; view.at < end; view.at += 1) {
    const item = view.pending[view.at];
    if (item.ranges) made.append(makeRow(item));
    else if (item.title) made.append(element("h2", { class: "part" }, item.title));
    else made.append(element("div", { class: "gap" }, item.gap ? `${plural(item.gap, "bead")} between` : ""));
  }
  list.append(made);
  return view.at < view.pending.length;
}

function buildAll() {
  build(Infinity);
}

function whenIdle() {
  const later = globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 16));
  const items = view.pending;
  later(function more() {
    if (items === view.pending && build(CHUNK)) later(more);
  });
}

function rowFor(bead) {
  const row = rowOf.get(bead);
  if (row?.isConnected) return row;
  const at = view.pending.indexOf(bead, view.at);
  if (at < 0) return null;
  build(at - view.at + FIRST);
  return rowOf.get(bead);
}

// What a change does to the rows: the first removed row is where the new ones go.
function patchRows({ removed, inserted }) {
  if (removed.length > 2 || inserted.length > 2) {
    showView(view.name, null);
    return;
  }
  const olds = removed.map(rowFor);
  if (removed.length === inserted.length) {
    inserted.forEach((bead, index) => olds[index]?.replaceWith(makeRow(bead)));
    return;
  }
  const [place, ...others] = olds.filter(Boolean);
  place?.replaceWith(...inserted.map(makeRow));
  for (const old of others) old.remove();
}

function moveTo(bead, side = cursor.side, number = bead.ranges[side][0], block = "nearest") {
  const row = rowFor(bead);
  if (!row) return false;
  cursor.row?.classList.remove("current");
  cursor.row?.removeAttribute("aria-current");
  cursor.span?.classList.remove("here");
  cursor.span?.setAttribute("tabindex", "-1");
  const [first, end] = bead.ranges[side];
  Object.assign(cursor, { bead, side, number: Math.max(first, Math.min(number, end - 1)) });
  row.classList.add("current");
  row.setAttribute("aria-current", "true");
  const target = sentenceElement(row);
  target.classList.add("here");
  target.tabIndex = 0;
  Object.assign(cursor, { row, span: target });
  if (!document.querySelector("dialog[open]")) target.focus({ preventScroll: true });
  (block === "nearest" ? target : row).scrollIntoView({ block });
  if (see(bead)) keepSoon();
  showProgress();
  return true;
}

function sentenceElement(row) {
  const all = [...row.querySelectorAll(`.sentence[data-side="${cursor.side}"]`)];
  return all.find((span) => Number(span.dataset.number) === cursor.number) ?? all[0];
}

// Whether there is a bead to act on; where a search has hidden it, the first that is shown.
function somewhere() {
  if (!cursor.bead) return false;
  if (!cursor.row.hidden) return true;
  const first = list.querySelector(".bead:not([hidden])");
  return Boolean(first) && moveTo(beadOf.get(first));
}

const indexOfCursor = () => state.beads.indexOf(cursor.bead);

function neighbourRow(row, by) {
  let next = row;
  do {
    if (by > 0 && !next.nextElementSibling) buildAll();
    next = by > 0 ? next.nextElementSibling : next.previousElementSibling;
  } while (next && (!next.matches(".bead") || next.hidden));
  return next;
}

function step(by) {
  const row = rowOf.get(cursor.bead);
  const next = row && neighbourRow(row, by);
  if (next) moveTo(beadOf.get(next), cursor.side);
}

function stepSentence(by) {
  const spans = [...rowOf.get(cursor.bead).querySelectorAll(`.sentence[data-side="${cursor.side}"]`)];
  const at = spans.findIndex((span) => span.classList.contains("here")) + by;
  if (spans[at]) {
    moveTo(cursor.bead, cursor.side, Number(spans[at].dataset.number));
    return;
  }
  const next = neighbourRow(rowOf.get(cursor.bead), by);
  if (!next) return;
  const bead = beadOf.get(next);
  moveTo(bead, cursor.side, by > 0 ? bead.ranges[cursor.side][0] : bead.ranges[cursor.side][1] - 1);
}

// The sentence beside the one that has the cursor: the one at the same share of the bead.
function otherSide(side) {
  if (side === cursor.side) return;
  const [[first, end], other] = [cursor.bead.ranges[cursor.side], cursor.bead.ranges[side]];
  const share = (cursor.number - first) / Math.max(1, end - first);
  moveTo(cursor.bead, side, other[0] + Math.floor(share * size(other)));
}

// From here on, and then from the other end.
function stepDoubtful(by) {
  const fits = (row) => row.matches(".bead.doubtful:not([hidden])");
  let row = rowOf.get(cursor.bead);
  const start = row;
  do {
    if (by > 0 && !row.nextElementSibling) buildAll();
    row = by > 0 ? row.nextElementSibling : row.previousElementSibling;
    if (!row) {
      buildAll();
      row = by > 0 ? list.firstElementChild : list.lastElementChild;
    }
  } while (row !== start && !fits(row));
  if (row === start) return false;
  moveTo(beadOf.get(row), cursor.side, undefined, "center");
  return true;
}

function showProgress() {
  const total = initiallyDoubtful.size;
  const open = state.beads.filter(isDoubtful).length;
  byId("seen").textContent = total
    ? `${state.seen.size} of ${plural(total, "doubtful place")} seen · ${open ? `${open} open` : "none open"}`
    : "No doubtful places";
  byId("seen-bar").style.setProperty("--share", `${total ? (100 * state.seen.size) / total : 100}%`);
}
