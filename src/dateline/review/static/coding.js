/* Correcting by hand: the sheet for a value, and the words chosen in the report. */
import { onKey, say } from "./desk.js";
import { chooser, select, selected, told, trimmed } from "./spans.js";

const sheet = document.querySelector("#sheet");
const form = sheet.querySelector("form");
const fields = form.elements;
const words = document.querySelector("#sheet-words");
let text = null; /* the report's text in the page */

const choose = (from, to) => {
  fields.from.value = from;
  fields.to.value = to;
  words.textContent = told(text, Number(from), Number(to));
};
const showSlot = () => {
  for (const set of form.querySelectorAll("[data-for]")) {
    set.hidden = set.dataset.for !== fields.slot.value;
    set.disabled = set.hidden;
  }
};
fields.slot.addEventListener("change", showSlot);

const suggest = async () => {
  const name = fields.place.value.trim();
  const options = [new Option("not chosen", "")];
  if (name.length > 1) {
    const found = await fetch(`/places?name=${encodeURIComponent(name)}`).then((answer) => answer.json());
    for (const one of found) options.push(new Option(one.label, one.key));
  }
  fields.entry.replaceChildren(...options);
  if (options.length > 1) fields.entry.selectedIndex = 1;
};
let wait;
fields.place.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(suggest, 250); });

const put = (name, value) => { if (fields[name] && value !== undefined) fields[name].value = value; };
const NAMES = { type: ["type"], stage: ["stage"], when: ["start", "end"], where: ["relation"], party: ["name", "role", "level"],
  toll: ["outcome", "group", "low", "high"], means: ["means"] };
const open = (item, kind) => {
  form.reset();
  const mention = item.closest("[data-mention]");
  text = item.closest(".sides").querySelector("[data-text]");
  fields.kind.value = kind;
  if (mention.dataset.event) { fields.event.value = mention.dataset.event; fields.version.value = mention.dataset.version; }
  document.querySelector("#sheet-title").textContent = kind === "edit" ? "Correct a value"
    : mention.dataset.mention.endsWith("/new") ? "Add an event that was missed" : "Add a value";
  if (kind === "edit") {
    const value = JSON.parse(item.dataset.fields);
    fields.subject.value = item.dataset.statement;
    fields.slot.value = item.dataset.slot;
    for (const name of NAMES[value.slot]) put(name, value[name] ?? "");
    if (value.slot === "party") put("kind_", value.kind);
    if (value.slot === "where") { put("place", value.name); suggest(); }
    choose(item.dataset.from, item.dataset.to);
  } else {
    fields.subject.value = mention.dataset.mention;
    fields.from.value = fields.to.value = "";
    words.textContent = "";
    const here = selected(text);
    if (here) choose(...trimmed(text, here.from, here.to));
  }
  fields.slot.closest("p").hidden = kind === "edit";
  showSlot();
  if (!fields.to.value) { begin(); return; }
  show();
};
const show = () => {
  sheet.showModal();
  const kind = fields.kind.value;
  const first = [...form.querySelectorAll("[data-for]:not([hidden]) input, [data-for]:not([hidden]) select")][0];
  (kind === "add" ? fields.slot : first)?.focus();
};
const drop = (item) => {
  const gone = document.querySelector("#drop");
  gone.elements.subject.value = item.dataset.statement;
  const mention = item.closest("[data-mention]");
  if (mention.dataset.event) { gone.elements.event.value = mention.dataset.event; gone.elements.version.value = mention.dataset.version; }
  if (confirm("Reject this value? It is set aside; the decision can be undone.")) gone.submit();
};

/* Choosing words: the sheet steps aside until some are selected. */
let choosing = null;
const begin = () => {
  if (sheet.open) sheet.close();
  choosing = chooser(text);
  document.body.classList.add("choosing");
  text.scrollIntoView({ block: "nearest" });
  text.focus({ preventScroll: true });
  if (fields.to.value) select(text, Number(fields.from.value), Number(fields.to.value));
  say("Select the words in the report: with the pointer, or with the arrow keys and Shift. Enter takes them, Esc leaves it.", 15000);
};
const finish = (take) => {
  const here = take && selected(text);
  if (take && !here) return;
  choosing = null;
  document.body.classList.remove("choosing");
  if (here) choose(...trimmed(text, here.from, here.to));
  getSelection().removeAllRanges();
  say("", 0);
  if (fields.to.value) show();
};
document.addEventListener("pointerup", () => { if (choosing) setTimeout(() => finish(true), 30); });
document.addEventListener("click", (event) => { if (choosing && event.target.closest("a")) { event.preventDefault(); event.stopPropagation(); } }, true);

document.addEventListener("click", (event) => {
  const act = event.target.closest("[data-act]");
  if (act) {
    const item = act.closest(".item") || act.closest("[data-mention]");
    if (act.dataset.act === "drop") drop(item);
    else open(item, act.dataset.act);
  }
  if (event.target.closest("[data-select]")) begin();
  if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
  const other = event.target.closest("[data-open]");
  if (other) document.getElementById(other.dataset.open)?.showModal();
});
form.addEventListener("submit", (event) => {
  if (!fields.to.value) { event.preventDefault(); begin(); }
});

const here = () => document.querySelector(".item.at") || document.activeElement?.closest?.(".item");
onKey((key, event) => {
  if (choosing) {
    if (key === "Enter") { finish(true); return true; }
    if (key === "Escape") { finish(false); return true; }
    return choosing(key, event.shiftKey) || key.length === 1;
  }
  const item = here();
  if (key === "e" && item) { open(item, "edit"); return true; }
  if (key === "d" && item) { drop(item); return true; }
  const missed = document.querySelector('[data-mention$="/new"]');
  if (key === "m" && missed) { open(missed, "add"); return true; }
  if (key === "+") {
    const within = item || document.querySelector("[data-mention]");
    if (within) open(within, "add");
    return Boolean(within);
  }
  return false;
});
