(() => {
  "use strict";
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const targets = (element) => (element.dataset.t || "").split(" ");
  const words = new Map();
  for (const piece of document.querySelectorAll(".hl")) {
    for (const target of targets(piece)) {
      if (!words.has(target)) words.set(target, []);
      words.get(target).push(piece);
    }
  }
  const clear = () => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  };
  const go = (element) => {
    element.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
  };
  const light = (target) => {
    clear();
    for (const piece of words.get(target) || []) piece.classList.add("lit");
    const home = document.getElementById(target);
    if (home) home.classList.add("lit");
    return home;
  };
  document.addEventListener("click", (click) => {
    const link = click.target.closest("a[data-t]");
    if (!link || click.metaKey || click.ctrlKey || click.shiftKey) return;
    const among = targets(link);
    const inText = link.classList.contains("hl");
    /* Words that carry several values: each further click goes on to the next of them. */
    const next = inText && link.classList.contains("lit") ? Number(link.dataset.n || 0) + 1 : 0;
    if (inText) link.dataset.n = String(next % among.length);
    const target = among[next % among.length];
    const home = light(target);
    const to = inText ? home : (words.get(target) || [])[0];
    if (!to) return;
    click.preventDefault();
    go(to);
    const focus = inText ? home.querySelector("a.value, a.plain") : to;
    if (focus) focus.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (key) => {
    if (key.key === "Escape") clear();
  });
})();
