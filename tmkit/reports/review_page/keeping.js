// The table as a file; between times a working copy in the browser, where it allows one (some do not from file://).

const copyKey = `${given.key}:${given.table}`;
let copies = true;
let keepTimer = null;

function stored(run) {
  try {
    return run(localStorage);
  } catch {
    copies = false;
    return null;
  }
}

function keepNow() {
  clearTimeout(keepTimer);
  keepTimer = null;
  const kept = state.beads.map((bead) => [bead.ranges, bead.confidence, bead.doubts, bead.accepted, bead.dropped, bead.edited, bead.origins]);
  const copy = { when: Date.now(), unsaved: unsaved(), seen: [...state.seen], beads: kept };
  stored((store) => store.setItem(copyKey, JSON.stringify(copy)));
}

function keepSoon() {
  keepTimer ??= setTimeout(keepNow, 400);
}

// The copy of an earlier visit, if it is of these very beads and fits together; else null.
function broughtBack() {
  const copy = stored((store) => JSON.parse(store.getItem(copyKey) ?? "null"));
  try {
    if (!copy) return null;
    const beads = copy.beads.map(([ranges, confidence, doubts, accepted, dropped, edited, origins]) =>
      ({ ranges, confidence, doubts, accepted, dropped, edited, origins }));
    const at = [0, 0];
    for (const bead of beads) {
      bead.ranges.forEach(([first, end], side) => {
        if (first !== at[side] || end < first) throw new Error("a gap");
        at[side] = end;
      });
      if (!bead.origins.every((origin) => initialBeads[origin]) || !(probability(bead) >= 0)) throw new Error("another's");
    }
    const whole = at.every((end, side) => end === sides[side].sentences.length);
    return whole && tableText(beads) !== tableText(initialBeads) ? { ...copy, beads } : null;
  } catch {
    return null;
  }
}

function save() {
  keepEdit();
  const blob = new Blob([tableText(state.beads)], { type: "text/tab-separated-values;charset=utf-8" });
  const address = URL.createObjectURL(blob);
  const link = element("a", { href: address, download: given.file });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  state.savedAt = state.past.at(-1) ?? null;
  keepNow();
  showSaved();
  say(`Saved as ${given.file}. Next: tmkit align … --from-review ${given.file}`);
}

function showSaved() {
  byId("save").classList.toggle("unsaved", unsaved());
  byId("save").title = unsaved() ? "There are unsaved changes (Ctrl S)" : "Save the table (Ctrl S)";
  document.title = `${unsaved() ? "• " : ""}Review · ${sides[0].name} · ${sides[1].name}`;
}

addEventListener("beforeunload", (event) => {
  keepEdit();
  if (keepTimer) keepNow();
  if (unsaved()) {
    event.preventDefault();
    event.returnValue = "";
  }
});
