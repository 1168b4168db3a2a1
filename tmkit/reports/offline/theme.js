// Before the page is drawn: light or dark, as chosen here before, else as the system has it.
(() => {
  "use strict";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try { return localStorage.getItem("tmkit-theme"); } catch { return null; }
  };
  const show = () => { document.documentElement.dataset.theme = chosen() ?? (dark.matches ? "dark" : "light"); };
  dark.addEventListener("change", show);
  show();
})();
