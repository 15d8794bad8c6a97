// Puts a fact into the text where the cursor last stood. Without it the clause is copied by hand.
(() => {
  const areas = [...document.querySelectorAll("textarea[name^='part-']")];
  let area = areas[0];
  if (!area) return;
  for (const one of areas) one.addEventListener("focus", () => { area = one; });
  for (const button of document.querySelectorAll("button[data-clause]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const at = area.selectionEnd;
      area.setRangeText(button.dataset.clause, at, at, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
      area.focus();
    });
  }
})();
