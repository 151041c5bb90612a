// The reader's choice of light or dark, remembered on this device. The page reads the same without it.
(function () {
  "use strict";
  var root = document.documentElement;
  var kept = null;
  try { kept = localStorage.getItem("digest-theme"); } catch (error) { /* storage is off: the switch works for this page */ }
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  function dark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.getElementById("theme");
    if (!button) return;
    button.hidden = false;
    button.setAttribute("aria-pressed", String(dark()));
    button.addEventListener("click", function () {
      root.dataset.theme = dark() ? "light" : "dark";
      button.setAttribute("aria-pressed", String(dark()));
      try { localStorage.setItem("digest-theme", root.dataset.theme); } catch (error) { /* see above */ }
    });
  });
})();
