// Keeps what was typed into a form while the page is open in this tab, for a signal that drops or a page that is left by
// mistake. The form's own token is kept too, so that what is sent again after an answer that was lost is not a second request.
// Everything works without it. Identity numbers are never kept; what was kept goes once the form was accepted.
(() => {
  const prefix = "typed-";
  const never = new Set(["identity_number", "website"]);
  const sent = document.currentScript.dataset.sent;
  if (sent) {
    sessionStorage.removeItem(prefix + sent);
    return;
  }
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const key = prefix + form.dataset.keep;
  const fields = () => [...form.elements].filter((field) => field.name && !never.has(field.name) && !field.name.startsWith("co_identity_number"));
  const isChoice = (field) => field.type === "radio" || field.type === "checkbox";

  const save = () => {
    const typed = {};
    for (const field of fields()) {
      if (!isChoice(field)) typed[field.name] = field.value;
      else if (field.checked) typed[field.name] = field.value;
    }
    try { sessionStorage.setItem(key, JSON.stringify(typed)); } catch { /* no room: nothing is kept */ }
  };
  const restore = () => {
    const typed = JSON.parse(sessionStorage.getItem(key) || "{}");
    for (const field of fields()) {
      if (!(field.name in typed)) continue;
      if (isChoice(field)) field.checked = field.value === typed[field.name];
      else if (!field.value || field.type === "hidden") field.value = typed[field.name];
    }
  };
  if (!document.getElementById("faults")) restore();
  form.addEventListener("input", save);
})();
