"use strict";
(() => {
  const root = document.documentElement;
  const view = document.getElementById("view");
  const index = document.getElementById("index");
  const tip = document.getElementById("tip");
  const off = new Set(); // kinds whose removals are not shown, in all documents
  const name = document.title;

  // Light and dark: as the system has it, until the reader chooses.

  const theme = document.getElementById("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const showTheme = () => theme.setAttribute("aria-pressed", String(dark()));
  theme.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    showTheme();
  });
  system.addEventListener("change", showTheme);
  showTheme();

  // The legend: which kinds of removals are shown.

  function filter() {
    const switches = [...view.querySelectorAll(".legend [data-kind]")];
    for (const button of switches)
      button.setAttribute("aria-pressed", String(!off.has(button.dataset.kind)));
    const every = view.querySelector(".every");
    if (every)
      every.setAttribute("aria-pressed", String(switches.every((s) => off.has(s.dataset.kind))));
    for (const cut of view.querySelectorAll("del")) cut.hidden = off.has(cut.dataset.kind);
    for (const line of view.querySelectorAll("p.gone"))
      line.hidden = [...line.querySelectorAll("del")].every((cut) => cut.hidden);
    conceal();
  }
  view.addEventListener("click", (event) => {
    const button = event.target.closest(".legend button");
    if (!button) return;
    if (button.dataset.kind) {
      if (!off.delete(button.dataset.kind)) off.add(button.dataset.kind);
    } else {
      const all = [...view.querySelectorAll(".legend [data-kind]")].map((s) => s.dataset.kind);
      const hide = button.getAttribute("aria-pressed") === "false";
      for (const kind of all) hide ? off.add(kind) : off.delete(kind);
    }
    filter();
  });

  // The tooltip: why a piece was taken out; on hover, tap and focus.

  let told = null;
  let leaving = 0;
  function paragraph(text, className) {
    const p = document.createElement("p");
    p.textContent = text;
    p.className = className;
    return p;
  }
  function tell(cut) {
    clearTimeout(leaving);
    if (told === cut) return;
    conceal();
    const row = view.querySelectorAll(".removals tbody tr")[Number(cut.dataset.removal)];
    const [kind, , reason, rule, confidence] = [...row.cells].map((cell) => cell.textContent);
    const chip = document.createElement("p");
    const label = document.createElement("span");
    label.className = "kind";
    label.dataset.kind = kind;
    label.textContent = kind;
    chip.append(label);
    tip.replaceChildren(
      chip,
      paragraph(reason, "reason"),
      paragraph(`rule ${rule}, confidence ${confidence}`, "rule"),
    );
    told = cut;
    cut.classList.add("told");
    cut.setAttribute("aria-describedby", "tip");
    tip.hidden = false;
    const box = cut.getClientRects()[0];
    const width = root.clientWidth;
    const left = Math.min(Math.max(box.left, 12), width - tip.offsetWidth - 12);
    const below = cut.getBoundingClientRect().bottom + 8;
    const above = box.top - tip.offsetHeight - 8;
    const top = below + tip.offsetHeight > innerHeight && above > 0 ? above : below;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${top + scrollY}px`;
  }
  function conceal() {
    tip.hidden = true;
    if (!told) return;
    told.classList.remove("told");
    told.removeAttribute("aria-describedby");
    told = null;
  }
  const cutOf = (event) => event.target.closest?.("del") ?? null;
  view.addEventListener("pointerover", (event) => cutOf(event) && tell(cutOf(event)));
  view.addEventListener("focusin", (event) => (cutOf(event) ? tell(cutOf(event)) : conceal()));
  view.addEventListener("click", (event) => cutOf(event) && tell(cutOf(event)));
  view.addEventListener("focusout", (event) => cutOf(event) && conceal());
  view.addEventListener("pointerout", (event) => {
    if (cutOf(event) && cutOf(event) !== document.activeElement) leaving = setTimeout(conceal, 200);
  });
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", () => (leaving = setTimeout(conceal, 200)));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") conceal();
    const step = { n: 1, p: -1 }[event.key];
    const here = cutOf(event);
    if (!step || !here || event.ctrlKey || event.metaKey || event.altKey) return;
    const cuts = [...view.querySelectorAll("del:not([hidden])")];
    cuts[cuts.indexOf(here) + step]?.focus();
  });

  if (!index) return filter();

  // The index: search, order, and which document is shown.

  const list = document.getElementById("documents");
  const entries = [...list.children];
  const search = document.getElementById("search");
  const order = document.getElementById("order");
  const found = document.getElementById("found");
  const texts = new Map();
  const template = (entry) => document.getElementById(`document-${entry.dataset.number}`);
  function textOf(entry) {
    if (!texts.has(entry)) {
      const text = template(entry).content.querySelector(".text").textContent;
      texts.set(entry, `${entry.textContent} ${text}`.toLowerCase());
    }
    return texts.get(entry);
  }
  function matches(entry, [, field, quoted, plain]) {
    if (!field) return textOf(entry).includes((quoted ?? plain).toLowerCase());
    return entry.dataset[`${field}s`].split("\t").includes(quoted ?? plain);
  }
  function seek() {
    const terms = [...search.value.matchAll(/(?:(kind|rule):)?(?:"([^"]*)"|(\S+))/g)];
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = !terms.every((term) => matches(entry, term));
      shown += !entry.hidden;
    }
    found.textContent = terms.length ? `${shown} of ${entries.length} documents` : "";
  }
  const by = {
    worth: (a, b) => b.dataset.doubt - a.dataset.doubt,
    removed: (a, b) => b.dataset.removed - a.dataset.removed,
    name: (a, b) => a.dataset.name.localeCompare(b.dataset.name),
  };
  search.addEventListener("input", seek);
  search.form.addEventListener("submit", (event) => event.preventDefault());
  order.addEventListener("change", () => list.append(...entries.sort(by[order.value])));
  index.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-find]");
    if (!button) return;
    search.value = button.dataset.find === search.value ? "" : button.dataset.find;
    seek();
    search.scrollIntoView({ block: "nearest" });
  });

  let left = 0; // how far the index was scrolled
  function route() {
    const wanted = location.hash && document.getElementById(location.hash.slice(1));
    const one = wanted instanceof HTMLTemplateElement;
    conceal();
    if (one && !index.hidden) left = scrollY;
    index.hidden = one;
    view.hidden = !one;
    view.replaceChildren(...(one ? [wanted.content.cloneNode(true)] : []));
    const heading = (one ? view : index).querySelector("h1");
    document.title = one ? `${heading.textContent} · articlecleaner` : name;
    if (one) filter();
    scrollTo(0, one ? 0 : left);
    heading.focus({ preventScroll: true });
  }
  addEventListener("hashchange", route);
  if (location.hash) route();
})();
