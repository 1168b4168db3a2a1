// Which cards are shown, and in which order.
(() => {
"use strict";
const byId = (id) => document.getElementById(id);
const list = byId("findings");
const cards = [...list.querySelectorAll(".card")];
const boxes = [...byId("severities").querySelectorAll("input")];
const words = new Map(cards.map((card) => [card, card.textContent.normalize("NFC").toLowerCase()]));
const number = (card, name) => Number(card.dataset[name]);

const ORDERS = {
  worst: (one, two) => number(one, "number") - number(two, "number"),
  place: (one, two) => number(one, "segment") - number(two, "segment") || number(one, "number") - number(two, "number"),
  check: (one, two) => one.dataset.check.localeCompare(two.dataset.check, "en") || number(one, "number") - number(two, "number"),
};

function show() {
  const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  const check = byId("check").value;
  const sought = byId("search").value.trim().normalize("NFC").toLowerCase();
  let shown = 0;
  for (const card of cards) {
    const fits = severities.has(card.dataset.severity) && (!check || card.dataset.check === check) && words.get(card).includes(sought);
    card.hidden = !fits;
    shown += fits;
  }
  byId("shown").textContent = shown === cards.length ? "" : `${shown.toLocaleString("en")} of ${cards.length.toLocaleString("en")} shown`;
}

function order() {
  list.append(...[...cards].sort(ORDERS[byId("order").value]));
}

function changeTheme() {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
  try { localStorage.setItem("tmkit-theme", root.dataset.theme); } catch { /* It holds for this page, then. */ }
}

for (const box of boxes) box.addEventListener("change", show);
byId("check").addEventListener("change", show);
byId("search").addEventListener("input", show);
byId("order").addEventListener("change", order);
byId("theme").addEventListener("click", changeTheme);
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select")) return;
  if (event.key === "/") {
    event.preventDefault();
    byId("search").focus();
  } else if (event.key.toLowerCase() === "t") changeTheme();
});
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll(".card:not([hidden]) details")) fold.open = true;
});
order();
show();
})();
