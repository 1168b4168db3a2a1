// What the page was given. Sides and ranges are pairs: 0 is the source, 1 the target.

const given = JSON.parse(document.getElementById("content").textContent);

const sides = given.sides.map((side) => ({
  ...side,
  sentences: side.sentences.map(([runs, classes, label, page, kind]) => ({
    runs, classes, label, page, kind, text: runs.join(""),
  })),
}));

const alike = new Map(Object.entries(given.alike).map(([one, others]) => [Number(one), new Set(others)]));

// A bead is never changed: what happens to one makes another. `confidence` stays the text that the table has, so that
// it comes back to the last digit. `origins` are the numbers of the beads, as given, that it was made of.
const initialBeads = given.beads.map(([source, target, confidence, doubts, accepted, dropped, edited], index) => ({
  ranges: [source, target], confidence, doubts, accepted, dropped, edited, origins: [index],
}));

const initiallyDoubtful = new Set(given.beads.flatMap((bead, index) => (bead[7] ? [index] : [])));

const byId = (id) => document.getElementById(id);

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "class") made.className = value;
    else if (key === "onclick") made.addEventListener("click", value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function plural(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
