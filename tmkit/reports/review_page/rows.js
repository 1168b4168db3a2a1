// One bead as the page shows it.

const rowOf = new WeakMap(); // bead -> its row, where the view has one
const beadOf = new WeakMap(); // row -> its bead

function makeRow(bead) {
  const lonely = lonelyFacts(bead);
  const row = element("article", { class: `bead ${rowClasses(bead)}`, "aria-label": spoken(bead) },
    margin(bead), cell(bead, 0, lonely[0]), cell(bead, 1, lonely[1]), ...doubtLine(bead));
  rowOf.set(bead, row);
  beadOf.set(row, bead);
  return row;
}

function rowClasses(bead) {
  const classes = [];
  if (isDoubtful(bead)) classes.push("doubtful");
  if (bead.accepted) classes.push("accepted");
  if (bead.dropped) classes.push("dropped");
  return classes.join(" ");
}

const percent = (bead) => `${Math.floor(probability(bead) * 100 + 1e-9)} %`;
const stateLabel = (bead) => (bead.dropped ? "Dropped" : bead.accepted ? "Accepted" : isDoubtful(bead) ? "Doubtful" : "");

function spoken(bead) {
  const numbers = bead.ranges.map(([first, end]) => (first === end ? "none" : end - first === 1 ? `${end}` : `${first + 1} to ${end}`));
  const doubts = isDoubtful(bead) && bead.doubts.length ? `; ${bead.doubts.join("; ")}` : "";
  return `Source ${numbers[0]}, target ${numbers[1]}. ${stateLabel(bead) || "Certain"}, confidence ${percent(bead)}${doubts}`;
}

function margin(bead) {
  const first = [0, 1].map((side) => (isEmpty(bead.ranges[side]) ? null : sides[side].sentences[bead.ranges[side][0]]));
  const ofBoth = (key) => [...new Set(first.map((sentence) => sentence?.[key]).filter(Boolean))].join(" / ");
  const [labels, pages] = [ofBoth("label"), ofBoth("page")];
  const bar = element("i");
  bar.style.setProperty("--share", `${Math.round(probability(bead) * 100)}%`);
  const label = stateLabel(bead);
  return element("div", { class: "margin" },
    labels ? element("span", { class: "label", title: labels }, labels) : "",
    pages ? element("span", { class: "page" }, `p. ${pages}`) : "",
    element("span", { class: "confidence", title: `Confidence ${bead.confidence.slice(2)}` }, bar,
      element("span", { class: "percent" }, percent(bead))),
    label ? element("span", { class: "state" }, label) : "");
}

function doubtLine(bead) {
  if (!isDoubtful(bead)) return [];
  const words = bead.doubts.length ? bead.doubts : ["low confidence"];
  return [element("p", { class: "doubts" }, words.join(" · "))];
}

function cell(bead, side, lonely) {
  const { language, direction } = sides[side];
  const made = element("div", { class: `text ${side === 0 ? "source" : "target"}`, lang: language, dir: direction });
  const [first, end] = bead.ranges[side];
  if (first === end) {
    made.append(element("span", { class: "sentence none", lang: "en", dir: "ltr", tabindex: "-1", "data-side": side, "data-number": first },
      "no counterpart"));
  } else if (bead.edited[side] !== null) {
    made.append(
      element("span", { class: "sentence edited", tabindex: "-1", "data-side": side, "data-number": first },
        element("span", { class: "number", "aria-hidden": "true" }, String(first + 1)), bead.edited[side]),
      element("p", { class: "was" }, element("span", { lang: "en" }, "edited; was: "), textOf(side, bead.ranges[side])));
  } else {
    for (let number = first; number < end; number += 1) {
      if (number > first) made.append(cutHandle(side, number));
      made.append(sentenceSpan(side, number, lonely, number - first < end - first));
    }
  }
  return made;
}

function sentenceSpan(side, number, lonely) {
  const sentence = sides[side].sentences[number];
  const span = element("span", { class: `sentence ${sentence.kind === "heading" ? "heading" : ""}`, tabindex: "-1",
    "data-side": side, "data-number": number },
  element("span", { class: "number", "aria-hidden": "true" }, String(number + 1)));
  sentence.runs.forEach((run, index) => {
    const differs = index % 2 === 1 && lonely.has(`${number}:${(index - 1) / 2}`);
    span.append(differs ? element("mark", { class: "lonely", title: "only on this side" }, run) : run);
  });
  return span;
}

const cutHandle = (side, number) => element("button", { class: "cut", type: "button", tabindex: "-1", lang: "en", dir: "ltr",
  "data-side": side, "data-cut": number, "aria-label": `Split before sentence ${number + 1}`, title: "Split here (S)" },
element("span", { "aria-hidden": "true" }, "split"));
