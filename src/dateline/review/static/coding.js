/* Correcting by hand: the sheet for a value, and the words chosen in the report. */
import { onKey, say } from "./desk.js";

const sheet = document.querySelector("#sheet");
const form = sheet.querySelector("form");
const fields = form.elements;
const words = document.querySelector("#sheet-words");
const points = (text) => Array.from(text).length;
let text = null; /* the report's text in the page */

/* A place in the page as code points in the stored text: JavaScript counts UTF-16 units. */
const place = (node, offset, end) => {
  let span = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-at]");
  if (!span) {
    /* Between elements: the next part of the text, or the end of the one before. */
    const range = document.createRange();
    range.setStart(node, offset);
    const parts = [...text.querySelectorAll("[data-at]")];
    const next = parts.find((part) => range.comparePoint(part, 0) >= 0 && (node.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING || node.contains(part) && [...node.childNodes].findIndex((child) => child.contains(part)) >= offset));
    if (next && !end) return Number(next.dataset.at);
    const before = next ? parts[parts.indexOf(next) - 1] : parts.at(-1);
    return before ? Number(before.dataset.at) + ("odd" in before.dataset ? 1 : points(before.textContent)) : 0;
  }
  if ("odd" in span.dataset) return Number(span.dataset.at) + (end || offset > 0 ? 1 : 0);
  return Number(span.dataset.at) + points(span.textContent.slice(0, node.nodeType === Node.TEXT_NODE ? offset : 0));
};
/* Blanks at the ends of what was selected are not meant. */
const trimmed = (from, to, told) => {
  const lead = points(told) - points(told.trimStart());
  const tail = points(told) - points(told.trimEnd());
  return [from + lead, to - tail];
};
export const selected = () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text?.contains(range.commonAncestorContainer)) return null;
  const [from, to] = [place(range.startContainer, range.startOffset, false), place(range.endContainer, range.endOffset, true)];
  return from < to ? { from, to } : null;
};
/* The words between two places of the text, as the page shows them. */
const told = (from, to) => {
  let found = "";
  for (const part of text.querySelectorAll("[data-at]")) {
    const at = Number(part.dataset.at);
    const odd = "odd" in part.dataset;
    const here = odd ? [part.textContent] : Array.from(part.textContent);
    if (at >= to || at + here.length <= from) continue;
    if (found && at > 0 && !text.querySelector(`[data-at="${at}"]`)?.previousSibling && part.closest("p") !== last) found += " ";
    found += here.slice(Math.max(0, from - at), Math.max(0, to - at)).join("");
    last = part.closest("p");
  }
  return found;
};
let last = null;
const choose = (from, to) => {
  fields.from.value = from;
  fields.to.value = to;
  last = null;
  words.textContent = told(Number(from), Number(to));
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
  document.querySelector("#sheet-title").textContent = kind === "add" ? "Add a value" : "Correct a value";
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
    const here = selected();
    if (here) choose(here.from, here.to);
    else { fields.from.value = fields.to.value = ""; words.textContent = "Select the words in the report first."; }
  }
  fields.slot.closest("p").hidden = kind === "edit";
  showSlot();
  sheet.showModal();
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
let choosing = false;
const begin = () => {
  sheet.close();
  choosing = true;
  document.body.classList.add("choosing");
  text.scrollIntoView({ block: "center" });
  text.focus({ preventScroll: true });
  say("Select the words in the report; Enter takes them, Esc leaves it.");
};
const finish = (take) => {
  const here = take && selected();
  if (take && !here) return;
  choosing = false;
  document.body.classList.remove("choosing");
  if (here) {
    const shown = trimmed(here.from, here.to, told(here.from, here.to));
    choose(...shown);
  }
  getSelection().removeAllRanges();
  sheet.showModal();
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
onKey((key) => {
  if (choosing) {
    if (key === "Enter") { finish(true); return true; }
    if (key === "Escape") { finish(false); return true; }
    return false;
  }
  const item = here();
  if (key === "e" && item) { open(item, "edit"); return true; }
  if (key === "d" && item) { drop(item); return true; }
  if (key === "+") {
    const within = item || document.querySelector("[data-mention]");
    if (within) open(within, "add");
    return Boolean(within);
  }
  return false;
});
