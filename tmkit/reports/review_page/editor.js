// A text, in place: Enter keeps it, Escape leaves it as it was. What the document says is never lost.

const editor = { close: null };

function startEditing() {
  const { bead, side } = cursor;
  if (isEmpty(bead.ranges[side])) {
    say("There is no sentence on this side to edit.");
    return;
  }
  const { language, direction } = sides[side];
  const field = element("textarea", { lang: language, dir: direction, rows: "1", spellcheck: "true", maxlength: "100000",
    "aria-label": side === 0 ? "Source text" : "Target text" });
  field.value = shownText(bead, side);
  const close = (keep, text = field.value) => {
    if (editor.close !== close) return;
    editor.close = null;
    const change = keep ? edit(state.beads, state.beads.indexOf(bead), side, text.replace(/\s*\n\s*/g, " ")) : null;
    if (change) perform(change);
    else {
      const row = rowOf.get(bead);
      const fresh = makeRow(bead);
      row.replaceWith(fresh);
      moveTo(bead, side);
    }
  };
  const button = (label, keep, text) => element("button", { type: "button", onclick: () => close(keep, text) }, label);
  const original = textOf(side, bead.ranges[side]);
  const tools = element("div", { class: "editing-tools", lang: "en", dir: "ltr" }, button("Keep ⏎", true), button("Cancel Esc", false));
  if (bead.edited[side] !== null) tools.append(button("Restore the document’s text", true, original));
  rowOf.get(bead).querySelector(side === 0 ? ".source" : ".target").replaceChildren(field, tools);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) close(true);
    else if (event.key === "Escape") close(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const grow = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  };
  field.addEventListener("input", grow);
  editor.close = close;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  grow();
}

function keepEdit() {
  editor.close?.(true);
}
