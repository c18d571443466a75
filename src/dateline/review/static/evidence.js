/* Values and their words: click one to see the other. */
import { onKey, step } from "./desk.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const targets = (element) => (element.dataset.t || "").split(" ").filter(Boolean);
const words = new Map();
for (const piece of document.querySelectorAll(".hl")) {
  for (const target of targets(piece)) {
    if (!words.has(target)) words.set(target, []);
    words.get(target).push(piece);
  }
}
export const clear = () => {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
};
const go = (element) => element.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
export const light = (target) => {
  for (const piece of words.get(target) || []) piece.classList.add("lit");
  const home = document.getElementById(target);
  if (home) home.classList.add("lit");
  return home;
};
document.addEventListener("click", (click) => {
  const link = click.target.closest("a[data-t]");
  if (!link || click.metaKey || click.ctrlKey || click.shiftKey) return;
  const among = targets(link);
  if (!among.length) return;
  const inText = link.classList.contains("hl");
  /* Words that carry several values: each further click goes on to the next of them. */
  const next = inText && link.classList.contains("lit") ? Number(link.dataset.n || 0) + 1 : 0;
  if (inText) link.dataset.n = String(next % among.length);
  clear();
  const target = among[inText ? next % among.length : 0];
  const home = light(target);
  if (!inText) for (const other of among) light(other);
  const to = inText ? home : (words.get(target) || [])[0] || home;
  if (!to) return;
  click.preventDefault();
  go(to);
  history.replaceState(null, "", `#${target}`);
  const focus = inText ? home.querySelector("a.value, a.plain") : to;
  if (focus) focus.focus({ preventScroll: true });
});

const items = () => [...document.querySelectorAll(".events .item")];
onKey((key) => {
  if (document.body.classList.contains("choosing")) return false;
  if (key === "Escape") { clear(); return true; }
  if (key === "j" || key === "k") return Boolean(step(items(), key === "j" ? 1 : -1));
  if (key === "Enter") {
    const here = document.querySelector(".item.at");
    if (!here || document.activeElement !== here) return false;
    here.querySelector("a.value").click();
    return true;
  }
  return false;
});
