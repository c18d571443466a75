/* What every page does: the keyboard, going through lists, asking before what is hard to see. */
const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
document.documentElement.classList.add("scripted");
find(".ways [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });

export const typing = (target) =>
  target instanceof HTMLElement && Boolean(target.closest("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]"));

let wait;
export const say = (words, milliseconds = 3200) => {
  const toast = find("#toast");
  toast.textContent = words;
  toast.classList.toggle("shown", words !== "");
  clearTimeout(wait);
  wait = setTimeout(() => toast.classList.remove("shown"), milliseconds);
};

/* The rows of a list, or the values of an event: one of them is where the keys are. */
const rows = () => all("[data-list] [data-row]").filter((row) => row.offsetParent !== null);
let at = -1;
export const step = (places, by) => {
  if (!places.length) return null;
  const held = places.findIndex((place) => place.classList.contains("at"));
  const next = Math.max(0, Math.min(places.length - 1, held < 0 ? (by > 0 ? 0 : places.length - 1) : held + by));
  for (const place of places) place.classList.remove("at");
  const here = places[next];
  here.classList.add("at");
  const target = find("a.open", here) || here;
  target.focus({ preventScroll: true });
  here.scrollIntoView({ block: "nearest" });
  at = next;
  return here;
};

const dialog = find("#keys");
export const showKeys = () => { if (!dialog.open) dialog.showModal(); };
all("[data-keys]").forEach((button) => button.addEventListener("click", showKeys));

const handlers = [];
/* Other scripts add keys: handler(key, event) gives true when it took the key. */
export const onKey = (handler) => handlers.push(handler);

let going = false;
const go = (key) => {
  const way = find(`[data-go="${CSS.escape(key)}"]`);
  going = false;
  if (way) way.click();
  return Boolean(way);
};
const last = (path) => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = path;
  document.body.append(form);
  form.submit();
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
  if (typing(event.target)) return;
  const open = find("dialog[open]");
  if (open) return;
  const key = event.key;
  const took = (() => {
    if (going) return go(key);
    if (key === "g") { going = true; setTimeout(() => { going = false; }, 1200); return true; }
    if (key === "?") { showKeys(); return true; }
    if (key === "/") { const box = find("[data-search]"); if (box) { box.closest("details")?.setAttribute("open", ""); box.focus(); box.select?.(); } return Boolean(box); }
    for (const handler of handlers) if (handler(key, event)) return true;
    if (key === "j") return Boolean(step(rows(), 1));
    if (key === "k" && !find('[data-key="k"]')) return Boolean(step(rows(), -1));
    if (key === "u" || key === "U") { last(key === "u" ? "/undo" : "/redo"); return true; }
    const field = find(`[data-focus="${CSS.escape(key)}"]`);
    if (field) { field.focus(); field.scrollIntoView({ block: "center" }); return true; }
    const deed = find(`.at [data-key="${CSS.escape(key)}"]`) || find(`[data-key="${CSS.escape(key)}"]`);
    if (deed) { deed.click(); return true; }
    return false;
  })();
  if (took) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const deed = event.target.closest("[data-sure]");
  if (deed && !confirm(deed.dataset.sure)) event.preventDefault();
});
/* What takes long says so, and is not sent twice. */
document.addEventListener("submit", (event) => {
  const words = event.target.dataset.busy;
  if (!words || event.defaultPrevented) return;
  say(words, 180000);
  for (const button of all("button", event.target)) button.disabled = true;
});
addEventListener("pageshow", () => { for (const button of all("[data-busy] button")) button.disabled = false; });
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
});

/* More of a list is put below what is there. */
document.addEventListener("click", async (event) => {
  const more = event.target.closest("[data-more]");
  if (!more || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const row = more.closest("li");
  row.setAttribute("aria-busy", "true");
  const answer = await fetch(more.href, { headers: { "X-Part": "rows" } });
  if (!answer.ok) { location.href = more.href; return; }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = all("[data-list] > li", page);
  row.replaceWith(...(fresh.length ? fresh : all("body > li", page)));
});
