// Which facts of a bead have no partner on its other side: numbers, dates, references that only one of them states.

function lonelyFacts(bead) {
  const lonely = [new Set(), new Set()];
  if (isOneSided(bead) || bead.edited.some((text) => text !== null)) return lonely;
  const [ours, theirs] = bead.ranges.map(([first, end], side) => {
    const found = [];
    for (let number = first; number < end; number += 1) {
      sides[side].sentences[number].classes.forEach((kind, index) => found.push({ kind, place: `${number}:${index}` }));
    }
    return found;
  });
  const waiting = new Map();
  for (const fact of theirs) waiting.set(fact.kind, [...(waiting.get(fact.kind) ?? []), fact]);
  const take = (kind) => waiting.get(kind)?.shift();
  const left = ours.filter((fact) => !take(fact.kind));
  for (const fact of left) {
    const partner = [...(alike.get(fact.kind) ?? [])].find((kind) => waiting.get(kind)?.length);
    if (partner === undefined) lonely[0].add(fact.place);
    else take(partner);
  }
  for (const facts of waiting.values()) for (const fact of facts) lonely[1].add(fact.place);
  return lonely;
}
