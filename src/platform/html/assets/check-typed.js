// Asks the server what its rules find in what is typed, while it is typed, and puts the findings where they stand after saving.
// Everything works without it: the same rules run when the page is saved.
(() => {
  const script = document.currentScript;
  const address = script.dataset.check;
  const token = document.querySelector("main input[name=csrf]");
  const is_ours = (field) => /^(t[234]\.|part-\d$)/.test(field.name || "");
  const fields = () => [...document.querySelectorAll("main input, main textarea")].filter(is_ours);
  if (!address || !token || fields().length === 0) return;

  const form_of_all = () => {
    const form = new URLSearchParams({ csrf: token.value });
    for (const field of fields()) form.set(field.name, field.value);
    return form;
  };

  // A cell is marked where a notice names it: a finding, or what came back from the superior.
  const mark = () => {
    const wrong = new Set([...document.querySelectorAll("main .notice a[href^='#c-']")].map((link) => link.hash.slice(3)));
    for (const field of fields()) {
      const cell = field.closest("td");
      if (!cell) continue;
      const is_wrong = wrong.has(field.name);
      cell.classList.toggle("wrong", is_wrong);
      const shown = cell.querySelector("small .mark.late");
      if (is_wrong && !shown) {
        const word = document.createElement("span");
        word.className = "mark late";
        word.textContent = script.dataset.mark;
        cell.querySelector("small")?.prepend(word, " ");
      } else if (!is_wrong && shown) {
        shown.remove();
      }
    }
  };

  const show = (answer) => {
    const page = new DOMParser().parseFromString(answer, "text/html");
    for (const found of page.querySelectorAll("[data-for]"))
      document.getElementById(found.dataset.for)?.replaceChildren(...found.childNodes);
    mark();
  };

  let asked = null;
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(address, { method: "POST", body: form_of_all(), signal: asked.signal });
      if (answer.ok) show(await answer.text());
    } catch { /* typed on meanwhile, or no connection: what is shown stays until the next answer */ }
  };

  let waiting = 0;
  document.addEventListener("input", (event) => {
    if (!is_ours(event.target)) return;
    clearTimeout(waiting);
    waiting = setTimeout(ask, 250);
  });

  // A finding about a paragraph leads to it.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-paragraph]");
    const area = link && document.getElementById(link.hash.slice(1));
    if (!area || area.tagName !== "TEXTAREA") return;
    event.preventDefault();
    let begin = 0, left = Number(link.dataset.paragraph);
    for (const line of area.value.split("\n")) {
      if (line.trim() && left-- === 0) {
        area.focus();
        area.setSelectionRange(begin, begin + line.length);
        return;
      }
      begin += line.length + 1;
    }
  });
})();
