/* The filters at work: the results follow them, and the address follows the results. */
const form = document.querySelector("#filters");
const results = document.querySelector("#results");
const box = document.querySelector("[data-filters]");
if (matchMedia("(max-width: 56rem)").matches) box.removeAttribute("open");

const query = () => {
  const pairs = [...new FormData(form)].filter(([name, value]) => value !== "" && !(name === "order" && value === "newest"));
  return new URLSearchParams(pairs).toString();
};
const fill = (address) => {
  const asked = new URL(address, location.href).searchParams;
  for (const field of form.elements) {
    if (!field.name) continue;
    const values = asked.getAll(field.name);
    if (field.type === "checkbox") field.checked = values.includes(field.value);
    else field.value = values.at(-1) ?? (field.name === "order" ? "newest" : "");
  }
};

let asking;
const show = async (address, push = true) => {
  asking?.abort();
  const mine = asking = new AbortController();
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { headers: { "X-Part": "results" }, signal: mine.signal });
    if (!answer.ok) { location.href = address; return; }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const map = document.querySelector("#map");
    const place = fresh.querySelector("#map");
    if (map && place) { map.dataset.query = place.dataset.query; place.replaceWith(map); }
    results.replaceChildren(...fresh.body.childNodes);
    if (push) history.pushState(null, "", address);
    document.dispatchEvent(new CustomEvent("results"));
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  } finally {
    if (mine === asking) results.removeAttribute("aria-busy");
  }
};
export const ask = () => { const asked = query(); return show(asked ? `/?${asked}` : "/"); };
export const put = (name, value) => { form.elements[name].value = value; return ask(); };

let wait;
form.addEventListener("input", (event) => {
  clearTimeout(wait);
  const slow = event.target.matches("input:not([type=checkbox])");
  wait = setTimeout(ask, slow ? 300 : 0);
});
form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(wait); ask(); });
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-chip]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const address = link.href.baseVal ?? link.href;
  fill(address);
  show(address);
});
addEventListener("popstate", () => { fill(location.href); show(location.href, false); });

/* Drawing over the timeline chooses a time. */
const bars = (figure) => [...figure.querySelectorAll("a")];
let first = null;
const under = (event) => event.target.closest?.("[data-timeline] svg > a");
const between = (a, b, figure) => { const held = bars(figure); const [low, high] = [held.indexOf(a), held.indexOf(b)].sort((x, y) => x - y); return held.slice(low, high + 1); };
results.addEventListener("pointerdown", (event) => { first = under(event); });
results.addEventListener("pointermove", (event) => {
  const here = first && under(event);
  const figure = first?.closest("[data-timeline]");
  if (!here) return;
  for (const bar of bars(figure)) bar.classList.remove("held");
  for (const bar of between(first, here, figure)) bar.classList.add("held");
});
results.addEventListener("pointerup", (event) => {
  const here = first && under(event);
  const figure = first?.closest("[data-timeline]");
  if (here && here !== first) {
    const chosen = between(first, here, figure).map((bar) => new URL(bar.href.baseVal, location.href).searchParams);
    form.elements.since.value = chosen[0].get("since");
    form.elements.until.value = chosen.at(-1).get("until");
    results.addEventListener("click", (click) => { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true });
    ask();
  }
  first = null;
});
