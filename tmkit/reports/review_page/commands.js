// Every command: its keys, its words, what it does. Help, buttons and keyboard are made of this one list.

const COMMANDS = [
  { group: "Decide", keys: ["Enter"], label: "Accept", help: "accept, and go to the next doubtful place", act: acceptAndGo, button: true },
  { group: "Decide", keys: ["a"], help: "accept or un-accept, and stay", act: () => perform(accept(state.beads, indexOfCursor())) },
  { group: "Decide", keys: ["x", "Delete"], label: "Drop", help: "drop the bead, or take it back in", act: () => perform(drop(state.beads, indexOfCursor())), button: true },
  { group: "Decide", keys: ["e", "F2"], label: "Edit", help: "edit the text of this side", act: startEditing, button: true },
  { group: "Boundaries", keys: ["m"], label: "Merge with next", help: "merge with the next bead", act: () => perform(merge(state.beads, indexOfCursor())), button: true },
  { group: "Boundaries", keys: ["s"], label: "Split", help: "split before the sentence at the cursor; unlink one and one", act: () => perform(split(state.beads, indexOfCursor(), cursor.side, cursor.number)), button: true },
  { group: "Boundaries", keys: ["u", "Alt+ArrowUp"], label: "Sentence up", help: "this side’s first sentence to the bead before", act: () => perform(shift(state.beads, indexOfCursor(), cursor.side, -1)), button: true },
  { group: "Boundaries", keys: ["d", "Alt+ArrowDown"], label: "Sentence down", help: "this side’s last sentence to the bead after", act: () => perform(shift(state.beads, indexOfCursor(), cursor.side, 1)), button: true },
  { group: "History", keys: ["z", "Ctrl+z"], label: "Undo", help: "undo", act: () => timeTravel(undo, "Undone"), button: true },
  { group: "History", keys: ["y", "Ctrl+y", "Ctrl+Shift+z", "Shift+z"], help: "redo", act: () => timeTravel(redo, "Done again") },
  { group: "Go", keys: ["n"], help: "next doubtful place", act: () => stepDoubtful(1) || say("No other doubtful place here.") },
  { group: "Go", keys: ["p", "Shift+n"], help: "previous doubtful place", act: () => stepDoubtful(-1) || say("No other doubtful place here.") },
  { group: "Go", keys: ["j"], help: "next bead", act: () => step(1) },
  { group: "Go", keys: ["k"], help: "previous bead", act: () => step(-1) },
  { group: "Go", keys: ["ArrowDown"], help: "next sentence", act: () => stepSentence(1) },
  { group: "Go", keys: ["ArrowUp"], help: "previous sentence", act: () => stepSentence(-1) },
  { group: "Go", keys: ["ArrowLeft"], help: "source", act: () => otherSide(0) },
  { group: "Go", keys: ["ArrowRight"], help: "target", act: () => otherSide(1) },
  { group: "Show", keys: ["1"], help: "doubtful places first", act: () => showView("doubtful") },
  { group: "Show", keys: ["2"], help: "all, in the document’s order", act: () => showView("document") },
  { group: "Show", keys: ["3"], help: "what was changed here", act: () => showView("edited") },
  { group: "Show", keys: ["4"], help: "sentences without a counterpart", act: () => showView("single") },
  { group: "Show", keys: ["/"], help: "search both texts", act: () => { searchField.focus(); searchField.select(); } },
  { group: "Show", keys: ["t"], help: "light or dark", act: changeTheme },
  { group: "Show", keys: ["?"], help: "these keys", act: () => byId("help").showModal() },
  { group: "Show", keys: ["Ctrl+s"], help: "save the table", act: save },
];

const KEY_NAMES = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Enter: "⏎", Delete: "Del", Alt: "Alt", Ctrl: "Ctrl", Shift: "Shift" };
const keyWords = (key) => key.split("+").map((part) => KEY_NAMES[part] ?? part.toUpperCase()).join(" ");
const byKey = new Map(COMMANDS.flatMap((command) => command.keys.map((key) => [key, command])));

function keyOf(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const held = [(event.ctrlKey || event.metaKey) && "Ctrl", event.altKey && "Alt", event.shiftKey && /^[a-z]$|^.{2,}/.test(key) && "Shift"];
  return [...held.filter(Boolean), key].join("+");
}

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  const command = byKey.get(keyOf(event));
  if (!command) return;
  const typing = event.target.closest("input, textarea, select");
  if (typing && command.act !== save) return;
  // A button keeps the keys by which buttons are pressed.
  if (event.key === "Enter" && event.target.closest("button, a, [type=radio]")) return;
  event.preventDefault();
  if (!typing) keepEdit();
  run(command);
});

function run(command) {
  if (command.group === "Show" || command.group === "History" || somewhere()) command.act();
  else say("There is no bead here.");
}

function perform(change) {
  if (!change) return;
  if (change.refused) {
    say(change.refused);
    return;
  }
  const bead = change.insert[change.focus];
  const before = { bead: cursor.bead, side: cursor.side, number: cursor.number };
  apply(change, before, { bead, side: cursor.side, number: cursor.number });
  say(change.said);
}

function timeTravel(way, word) {
  const done = way();
  say(done ? `${word}: ${done.said.toLowerCase()}` : way === undo ? "Nothing to undo." : "Nothing to do again.");
}

function acceptAndGo() {
  if (!cursor.bead.accepted) perform(accept(state.beads, indexOfCursor()));
  if (!stepDoubtful(1)) say("Accepted. No doubtful place is left here: save the review (Ctrl S).");
}

listeners.push((change, after) => {
  patchRows(change);
  if (after?.bead && !moveTo(after.bead, after.side, after.number)) {
    showView("document", null);
    moveTo(after.bead, after.side, after.number, "center");
  }
  showProgress();
  showSaved();
  keepSoon();
});

let sayTimer = null;
function say(text) {
  byId("status").textContent = text;
  clearTimeout(sayTimer);
  sayTimer = setTimeout(() => { byId("status").textContent = ""; }, 8000);
}

function changeTheme() {
  const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  stored((store) => store.setItem("tmkit-theme", theme));
}
