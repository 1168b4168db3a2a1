// The rows of the view, and the cursor: a bead, a side, a sentence. Rows beyond the first are made when the browser is
// idle; a change replaces the rows of the beads it concerns and no other.

const FIRST = 80;
const CHUNK = 120;
const list = byId("beads");
const view = { name: null, pending: [], at: 0 };
const cursor = { bead: null, side: 0, number: 0 };

function showView(name, bead = cursor.bead) {
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
  if (view.at < view.pending.length && view.pending.includes(bead)) {
    buildAll();
    return rowOf.get(bead);
  }
  return null;
}

// What a change does to the rows: the first removed row is where the new ones go.
function patchRows({ removed, inserted }) {
  if (removed.length > 2 || inserted.length > 2) {
    showView(view.name, null);
    return;
  }
  const unbuilt = new Set(view.pending.slice(view.at));
  if (removed.some((bead) => unbuilt.has(bead))) buildAll();
  const olds = removed.map((bead) => rowOf.get(bead)).map((row) => (row?.isConnected ? row : null));
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
  document.querySelector(".bead.current")?.classList.remove("current");
  document.querySelector(".sentence.here")?.classList.remove("here");
  const [first, end] = bead.ranges[side];
  Object.assign(cursor, { bead, side, number: Math.max(first, Math.min(number, end - 1)) });
  row.classList.add("current");
  const target = sentenceElement(row);
  target.classList.add("here");
  for (const old of list.querySelectorAll('.sentence[tabindex="0"]')) old.tabIndex = -1;
  target.tabIndex = 0;
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

function stepDoubtful(by) {
  buildAll();
  const rows = [...list.querySelectorAll(".bead.doubtful:not([hidden])")];
  const here = rowOf.get(cursor.bead);
  const follows = (row) => here.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING;
  const others = rows.filter((row) => row !== here);
  const next = by > 0 ? others.find(follows) ?? others[0] : others.findLast((row) => !follows(row)) ?? others.at(-1);
  if (next) {
    moveTo(beadOf.get(next), cursor.side, undefined, "center");
    return true;
  }
  return false;
}

function showProgress() {
  const total = initiallyDoubtful.size;
  const open = state.beads.filter(isDoubtful).length;
  byId("seen").textContent = total
    ? `${state.seen.size} of ${plural(total, "doubtful place")} seen · ${open ? `${open} open` : "none open"}`
    : "No doubtful places";
  byId("seen-bar").style.setProperty("--share", `${total ? (100 * state.seen.size) / total : 100}%`);
}
