// The page put together.

function headings() {
  byId("heads").append(element("span", { class: "margin" }), ...sides.map((side, index) => element("div", { class: "head" },
    element("b", {}, side.name), element("span", {}, `${index === 0 ? "Source" : "Target"} · ${side.says} · ${plural(side.sentences.length, "sentence")}`))));
}

function viewChoice() {
  for (const [name, { title }] of Object.entries(VIEWS)) {
    const radio = element("input", { type: "radio", name: "view", value: name, id: `view-${name}` });
    radio.addEventListener("change", () => {
      const byKeys = radio.matches(":focus-visible");
      showView(name);
      if (byKeys) radio.focus();
    });
    byId("views").append(radio, element("label", { for: `view-${name}` }, title));
  }
}

function actionButtons() {
  for (const command of COMMANDS.filter((one) => one.button)) {
    const { label, keys, help } = command;
    byId("actions").append(element("button", { type: "button", title: help, "aria-keyshortcuts": keys.join(" "), onclick: () => {
      keepEdit();
      run(command);
    } }, label, " ", element("kbd", { "aria-hidden": "true" }, keyWords(keys[0]))));
  }
}

function helpText() {
  const groups = Map.groupBy ? Map.groupBy(COMMANDS, (command) => command.group) : grouped(COMMANDS);
  const dialog = byId("help");
  dialog.append(element("h2", { id: "help-title" }, "Keys"));
  const parts = element("div", { class: "key-groups" });
  for (const [group, commands] of groups) {
    parts.append(element("section", {}, element("h3", {}, group), element("dl", {}, ...commands.flatMap(({ keys, help }) => [
      element("dt", {}, ...keys.slice(0, 2).flatMap((key, index) => [index ? " or " : "", element("kbd", {}, keyWords(key))])),
      element("dd", {}, help),
    ]))));
  }
  dialog.append(parts,
    element("p", {}, "A bead is made of whole sentences: splitting and moving never cut one. Doubtful beads that nobody accepts go to the memory as “unreviewed”; dropped ones do not go there. What you change is kept in this browser where it allows that; the review counts when it is saved."),
    element("button", { type: "button", class: "main", onclick: () => dialog.close() }, "Close"));
}

function grouped(commands) {
  const groups = new Map();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return groups;
}

function notice(text, action, act) {
  byId("notice-text").textContent = text;
  byId("notice-act").textContent = action;
  byId("notice-act").hidden = !action;
  byId("notice-act").onclick = () => { byId("notice").hidden = true; act(); };
  byId("notice").hidden = false;
}

function bringBack() {
  const copy = broughtBack();
  if (!copy) return;
  const step = { at: 0, removed: initialBeads, inserted: copy.beads, before: null, after: null, said: "earlier work brought back" };
  state.beads = copy.beads;
  state.past = [step];
  if (!copy.unsaved) state.savedAt = step;
  for (const origin of copy.seen) if (initiallyDoubtful.has(origin)) state.seen.add(origin);
  const when = new Date(copy.when).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  notice(`Your work of ${when} is back${copy.unsaved ? ", not saved as a table yet" : ""}.`, "Start over", () => {
    apply({ at: 0, remove: state.beads.length, insert: initialBeads, said: "started over" }, null, null);
  });
}

list.addEventListener("click", (event) => {
  const cut = event.target.closest(".cut");
  const span = cut ?? event.target.closest(".sentence");
  const row = event.target.closest(".bead");
  if (!row || event.target.closest("textarea, .editing-tools")) return;
  keepEdit();
  const bead = beadOf.get(row);
  if (!bead || !row.isConnected) return;
  const side = span ? Number(span.dataset.side) : event.target.closest(".target") ? 1 : event.target.closest(".source") ? 0 : cursor.side;
  moveTo(bead, side, span ? Number(span.dataset.cut ?? span.dataset.number) : undefined);
  if (cut) perform(split(state.beads, indexOfCursor(), side, Number(cut.dataset.cut)));
});
list.addEventListener("dblclick", (event) => {
  if (event.target.closest(".sentence")) startEditing();
});
list.addEventListener("focusin", (event) => {
  const span = event.target.closest(".sentence");
  if (span && !span.classList.contains("here")) {
    moveTo(beadOf.get(span.closest(".bead")), Number(span.dataset.side), Number(span.dataset.number));
  }
});
addEventListener("beforeprint", buildAll);
byId("theme").addEventListener("click", changeTheme);
byId("keys").addEventListener("click", () => byId("help").showModal());
byId("save").addEventListener("click", save);
byId("notice-close").addEventListener("click", () => { byId("notice").hidden = true; });
byId("help").addEventListener("close", () => { if (cursor.bead) moveTo(cursor.bead, cursor.side, cursor.number); });

headings();
viewChoice();
actionButtons();
helpText();
bringBack();
const firstDoubtful = state.beads.find(isDoubtful);
showView(firstDoubtful ? "doubtful" : "document", null);
if (firstDoubtful) moveTo(firstDoubtful);
showProgress();
showSaved();
stored((store) => store.getItem(copyKey));
if (!copies) notice("This browser keeps no working copy of the page: save the review before you close it.", "", () => {});
