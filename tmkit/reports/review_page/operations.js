// What a reviser can do with beads. Each gives { at, remove, insert, focus, said }: at a place in the list, how many
// beads go, what comes instead, which of those has the cursor next, and what happened in words; or { refused } with the reason.

const MOVED = "boundaries changed in review";
const CERTAIN = given.certain;

const isDoubtful = (bead) =>
  !bead.accepted && !bead.dropped && (bead.doubts.length > 0 || probability(bead) < CERTAIN);
const probability = (bead) => Number(bead.confidence.slice(2));
const lower = (one, other) => (probability(other) < probability(one) ? other : one).confidence;
const size = ([first, end]) => end - first;
const isEmpty = (range) => range[0] >= range[1];
const isOneSided = (bead) => bead.ranges.some(isEmpty);
const isChanged = (bead) => bead.edited.some((text) => text !== null) || bead.doubts.includes(MOVED)
  || bead.accepted !== initialBeads[bead.origins[0]].accepted || bead.dropped !== initialBeads[bead.origins[0]].dropped;

const textOf = (side, [first, end]) => sides[side].sentences.slice(first, end).map((sentence) => sentence.text).filter(Boolean).join(" ");
const shownText = (bead, side) => bead.edited[side] ?? textOf(side, bead.ranges[side]);
const both = (one, other) => [one, other].filter(Boolean).join(" ");
const together = (...lists) => [...new Set(lists.flat())];
const undecided = (bead) => ({ ...bead, accepted: false });
// What was doubtful about the old boundaries says nothing about the new ones.
const redrawn = (bead) => ({ ...undecided(bead), doubts: [MOVED] });
const withRange = (bead, side, range) => ({ ...bead, ranges: bead.ranges.map((old, i) => (i === side ? range : old)) });
const withEdit = (bead, side, text) => ({ ...bead, edited: bead.edited.map((old, i) => (i === side ? text : old)) });
const one = (at, bead, said) => ({ at, remove: 1, insert: [bead], focus: 0, said });

function accept(beads, at) {
  const bead = beads[at];
  if (bead.accepted) return one(at, undecided(bead), "No longer accepted");
  return one(at, { ...bead, accepted: true, dropped: false }, "Accepted");
}

function drop(beads, at) {
  const bead = beads[at];
  return one(at, { ...bead, accepted: false, dropped: !bead.dropped }, bead.dropped ? "Taken back in" : "Dropped");
}

function edit(beads, at, side, text) {
  const bead = beads[at];
  const value = text.trim() === "" || text === textOf(side, bead.ranges[side]) ? null : text;
  if (value === bead.edited[side]) return null;
  return one(at, withEdit(bead, side, value), value === null ? "The document’s text again" : "Text edited");
}

function merge(beads, at) {
  const [bead, next] = [beads[at], beads[at + 1]];
  if (!next) return { refused: "This is the last bead: there is none to merge with." };
  const merged = redrawn({
    ranges: [0, 1].map((side) => [bead.ranges[side][0], next.ranges[side][1]]),
    confidence: lower(bead, next),
    dropped: bead.dropped && next.dropped,
    edited: [0, 1].map((side) => (bead.edited[side] === null && next.edited[side] === null
      ? null : both(shownText(bead, side), shownText(next, side)))),
    origins: together(bead.origins, next.origins),
  });
  return { at, remove: 2, insert: [merged], focus: 0, said: "Merged with the next" };
}

// Before the sentence that has the cursor, or after it if it is the first; the other side is cut where its text is in
// the same proportion. A bead of one sentence each is unlinked.
function split(beads, at, side, sentence) {
  const bead = beads[at];
  const range = bead.ranges[side];
  const other = bead.ranges[1 - side];
  let cut;
  let otherCut;
  if (size(range) > 1) {
    cut = sentence > range[0] ? sentence : range[0] + 1;
    otherCut = inProportion(side, range, cut, other);
  } else if (size(range) === 1 && size(other) === 1) {
    [cut, otherCut] = side === 0 ? [range[1], other[0]] : [range[0], other[1]];
  } else {
    return { refused: size(other) > 1 ? "Go to the side with several sentences first: ← or →."
      : "One sentence cannot be split: a bead is made of whole sentences." };
  }
  const cuts = side === 0 ? [cut, otherCut] : [otherCut, cut];
  const halves = [0, 1].map((half) => redrawn({
    ...bead,
    ranges: bead.ranges.map(([first, end], i) => (half === 0 ? [first, cuts[i]] : [cuts[i], end])),
    edited: bead.edited.map((text, i) => (cuts[i] === bead.ranges[i][half === 0 ? 0 : 1] ? null : text)),
  }));
  if (bead.edited.some((text, i) => text !== null && halves.every((half) => !isEmpty(half.ranges[i])))) {
    return { refused: "Its text was edited, and would have to be cut too: take the edit back first (E, then Restore)." };
  }
  const focus = sentence >= cut ? 1 : 0;
  return { at, remove: 1, insert: halves, focus, said: size(range) > 1 ? "Split" : "Unlinked" };
}

function inProportion(side, range, cut, other) {
  const [first, end] = other;
  if (first === end) return first;
  const share = textOf(side, [range[0], cut]).length / Math.max(1, textOf(side, range).length);
  const whole = Math.max(1, textOf(1 - side, other).length);
  const [low, high] = size(other) > 1 ? [first + 1, end - 1] : [first, end];
  let best = low;
  let distance = Infinity;
  for (let at = low; at <= high; at += 1) {
    const away = Math.abs(textOf(1 - side, [first, at]).length / whole - share);
    if (away < distance) [best, distance] = [at, away];
  }
  return best;
}

// The first sentence of one side goes to the bead before (`by` is -1), or the last one to the bead after (1).
function shift(beads, at, side, by) {
  const bead = beads[at];
  const neighbour = beads[at + by];
  const up = by < 0;
  if (isEmpty(bead.ranges[side])) return { refused: "This side has no sentence to move: choose the other with ← or →." };
  if (!neighbour) return { refused: up ? "This is the first bead." : "This is the last bead." };
  if (bead.edited[side] !== null) return { refused: "Its text was edited: take the edit back first (E, then Restore)." };
  const [first, end] = bead.ranges[side];
  const moved = up ? [first, first + 1] : [end - 1, end];
  const range = neighbour.ranges[side];
  const text = neighbour.edited[side];
  let gains = withRange(neighbour, side, up ? [range[0], moved[1]] : [moved[0], range[1]]);
  if (text !== null) gains = withEdit(gains, side, up ? both(text, textOf(side, moved)) : both(textOf(side, moved), text));
  const loses = withRange(bead, side, up ? [moved[1], end] : [first, moved[0]]);
  const confidence = lower(bead, neighbour);
  const kept = { ...redrawn(loses), confidence };
  const grown = { ...redrawn(gains), confidence };
  const gone = kept.ranges.every(isEmpty);
  if (gone) grown.origins = together(up ? [grown.origins, kept.origins] : [kept.origins, grown.origins]).flat();
  const insert = gone ? [grown] : up ? [grown, kept] : [kept, grown];
  const focus = gone ? 0 : insert.indexOf(isEmpty(kept.ranges[side]) ? grown : kept);
  return { at: up ? at - 1 : at, remove: 2, insert, focus, said: up ? "Moved up one sentence" : "Moved down one sentence" };
}
