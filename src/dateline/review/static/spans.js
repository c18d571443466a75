/* Places in a report's text and in the page: the text counts code points, JavaScript UTF-16 units. */
const points = (text) => Array.from(text).length;
const parts = (text) => [...text.querySelectorAll("[data-at]")];
/* The characters of a part as the text has them; an odd one is shown otherwise than it is stored. */
const characters = (part) => ("odd" in part.dataset ? [part.textContent] : Array.from(part.textContent));

/* A place in the page as code points in the stored text. */
const place = (text, node, offset, end) => {
  const part = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-at]");
  if (!part) {
    /* Between elements: the next part of the text, or the end of the one before. */
    const all = parts(text);
    const range = document.createRange();
    range.setStart(node, offset);
    const next = all.find((one) => range.comparePoint(one, 0) >= 0
      && (node.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING
        || node.contains(one) && [...node.childNodes].findIndex((child) => child.contains(one)) >= offset));
    if (next && !end) return Number(next.dataset.at);
    const before = next ? all[all.indexOf(next) - 1] : all.at(-1);
    return before ? Number(before.dataset.at) + characters(before).length : 0;
  }
  if ("odd" in part.dataset) return Number(part.dataset.at) + (end || offset > 0 ? 1 : 0);
  return Number(part.dataset.at) + points(part.textContent.slice(0, node.nodeType === Node.TEXT_NODE ? offset : 0));
};

/* What is selected in a text, as code points; null where nothing is. */
export const selected = (text) => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text?.contains(range.commonAncestorContainer)) return null;
  const [from, to] = [place(text, range.startContainer, range.startOffset, false), place(text, range.endContainer, range.endOffset, true)];
  return from < to ? { from, to } : null;
};

/* The words between two places of the text, as the page shows them. */
export const told = (text, from, to) => {
  let found = "";
  let last = null;
  for (const part of parts(text)) {
    const at = Number(part.dataset.at);
    const here = characters(part);
    if (at >= to || at + here.length <= from) continue;
    const paragraph = part.closest("p");
    if (last && paragraph !== last) found += " ";
    found += here.slice(Math.max(0, from - at), Math.max(0, to - at)).join("");
    last = paragraph;
  }
  return found;
};
/* Blanks at the ends of what was selected are not meant. */
export const trimmed = (text, from, to) => {
  const words = told(text, from, to);
  return [from + points(words) - points(words.trimStart()), to - points(words) + points(words.trimEnd())];
};

/* Select from one place of the text to another. */
export const select = (text, from, to) => {
  const spot = (at, end) => {
    const part = parts(text).findLast((one) => (end ? Number(one.dataset.at) < at : Number(one.dataset.at) <= at));
    if (!part) return null;
    const within = "odd" in part.dataset ? (end ? part.textContent.length : 0)
      : characters(part).slice(0, at - Number(part.dataset.at)).join("").length;
    return [part.firstChild, within];
  };
  const [first, last] = [spot(from, false), spot(to, true)];
  if (!first || !last) return;
  getSelection().setBaseAndExtent(...first, ...last);
  last[0].parentElement.scrollIntoView({ block: "nearest" });
};

/* The words of a text, each from where to where. */
const words = (text) => {
  const found = [];
  for (const part of parts(text)) {
    let at = Number(part.dataset.at);
    for (const character of characters(part)) {
      const last = found.at(-1);
      if (character.trim() !== "") {
        if (last && last[1] === at) last[1] = at + 1;
        else found.push([at, at + 1]);
      }
      at += 1;
    }
  }
  return found;
};

/* Choosing words with the keys alone: the arrows go from word to word, with Shift they take more
   words; [ and ] move the end by a character, { and } the beginning. */
export const chooser = (text) => {
  const all = words(text);
  let first = -1, last = -1;
  return (key, shift) => {
    if (!all.length) return false;
    const here = selected(text);
    if ("[]{}".includes(key) && here) {
      const [from, to] = [here.from + (key === "{" ? -1 : key === "}" ? 1 : 0), here.to + (key === "[" ? -1 : key === "]" ? 1 : 0)];
      if (from >= all[0][0] && from < to && to <= all.at(-1)[1]) select(text, from, to);
      return true;
    }
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 }[key];
    if (!by) return false;
    if (here) {
      first = all.findIndex(([, end]) => end > here.from);
      if (!shift || last < first) last = all.findLastIndex(([begin]) => begin < here.to);
    }
    last = Math.max(0, Math.min(all.length - 1, last + by));
    if (!shift || first < 0 || last < first) first = last;
    select(text, all[first][0], all[last][1]);
    return true;
  };
};
