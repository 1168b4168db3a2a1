// Which rows are shown; light or dark.
(() => {
"use strict";
const byId = (id) => document.getElementById(id);
const rows = [...byId("rows").children];
const kinds = new Map(rows.map((row) => [row, row.dataset.kinds.split(" ")]));
const words = new Map();
const text = (row) => {
  if (!words.has(row)) words.set(row, row.textContent.normalize("NFC").toLowerCase());
  return words.get(row);
};

function show() {
  const kind = document.querySelector('input[name="show"]:checked')?.value ?? "";
  const sought = byId("search").value.trim().normalize("NFC").toLowerCase();
  let shown = 0;
  for (const row of rows) {
    const fits = (!kind || kinds.get(row).includes(kind)) && (!sought || text(row).includes(sought));
    row.hidden = !fits;
    shown += fits;
  }
  byId("shown").textContent = shown === rows.length ? "" : `${shown.toLocaleString("en")} of ${rows.length.toLocaleString("en")} shown`;
}

function everything() {
  document.querySelector('input[name="show"][value=""]').checked = true;
  byId("search").value = "";
  show();
}

function changeTheme() {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
  try { localStorage.setItem("tmkit-theme", root.dataset.theme); } catch { /* It holds for this page, then. */ }
}

for (const choice of document.querySelectorAll('input[name="show"]')) choice.addEventListener("change", show);
byId("search").addEventListener("input", show);
byId("theme").addEventListener("click", changeTheme);
// A link to a row that is not shown now shows all of them.
addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#s"]');
  if (link && byId(link.hash.slice(1))?.hidden) everything();
});
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input[type="search"]')) return;
  if (event.key === "/") {
    event.preventDefault();
    byId("search").focus();
  } else if (event.key.toLowerCase() === "t") changeTheme();
});
show();
})();
