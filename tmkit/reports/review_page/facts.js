// Which facts of a bead have no partner on its other side: numbers, dates, references that only one of them states. As in
// the doubts, a fact in words is passed over, and so is one whose figures stand in the other text all the same.

function lonelyFacts(bead) {
  const lonely = [new Set(), new Set()];
  if (isOneSided(bead) || bead.edited.some((text) => text !== null)) return lonely;
  const [ours, theirs] = bead.ranges.map(([first, end], side) => {
    const found = [];
    for (let number = first; number < end; number += 1) {
      const sentence = sides[side].sentences[number];
      sentence.classes.forEach((kind, index) => found.push({ kind, place: `${number}:${index}`, text: sentence.runs[2 * index + 1] }));
    }
    return found;
  });
  const figures = [0, 1].map((side) => new Set(figuresOf(textOf(side, bead.ranges[side]))));
  const waiting = new Map(); // class -> facts of the target, the last first
  for (const fact of theirs.reverse()) {
    if (!waiting.has(fact.kind)) waiting.set(fact.kind, []);
    waiting.get(fact.kind).push(fact);
  }
  const take = (kind) => waiting.get(kind)?.pop();
  const left = ours.filter((fact) => !take(fact.kind));
  for (const fact of left) {
    const partner = [...(alike.get(fact.kind) ?? [])].find((kind) => waiting.get(kind)?.length);
    if (partner !== undefined) take(partner);
    else if (isMissing(fact, figures[1])) lonely[0].add(fact.place);
  }
  for (const fact of [...waiting.values()].flat()) if (isMissing(fact, figures[0])) lonely[1].add(fact.place);
  return lonely;
}

const figuresOf = (text) => text.match(/\p{Nd}+/gu) ?? [];

function isMissing(fact, others) {
  const own = figuresOf(fact.text);
  return own.length > 0 && !own.every((figure) => others.has(figure)) && ![...others].join("").includes(own.join(""));
}
