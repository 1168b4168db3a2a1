// Which beads a view shows, and in what order. Items are beads, or { gap } and { title } between them.

const VIEWS = {
  doubtful: { title: "Doubtful first", items: doubtfulFirst },
  document: { title: "In order", items: (beads) => beads },
  edited: { title: "Changed", items: (beads) => withGaps(beads, beads.map(isChanged)) },
  single: { title: "One-sided", items: (beads) => withGaps(beads, beads.map(isOneSided)) },
};

// Each doubtful place with a bead before and after it, in the order of the document; then all else.
function doubtfulFirst(beads) {
  const near = beads.map(isDoubtful);
  if (!near.includes(true)) return beads;
  const wanted = near.map((is, at) => is || near[at - 1] === true || near[at + 1] === true);
  const rest = withGaps(beads, wanted.map((is) => !is), false);
  return [...withGaps(beads, wanted), ...(rest.length ? [{ title: "Everything else" }, ...rest] : [])];
}

function withGaps(beads, wanted, says = true) {
  const items = [];
  let skipped = 0;
  beads.forEach((bead, at) => {
    if (!wanted[at]) {
      skipped += 1;
      return;
    }
    if (skipped && says && items.length) items.push({ gap: skipped });
    else if (skipped && !says && items.length) items.push({ gap: 0 });
    skipped = 0;
    items.push(bead);
  });
  return items;
}
