// What one script does for a whole page: its plain copy buttons and links work, its charts fit the paper.
// Runs again whenever what is shown changes; it listens from the first time on. Streamlit's cleaner drops a script in
// which a letter follows a less-than sign: elements are made by createElement, comparisons have a blank.
(() => {
const { clear, view } = document.currentScript.dataset;
const root = document.documentElement;
root.dataset.view = view;
root.lang = document.currentScript.lang;

// The masthead is put up anew with each page: whoever came along it by keyboard goes on from there.
const { followed } = root.dataset;
const goOn = () => {
  if (followed && document.activeElement === document.body) document.querySelector(`.${followed} a[aria-current]`)?.focus();
};
// Streamlit's own word on the button that empties a box.
const relabel = () =>
  document.querySelectorAll("[aria-label='Clear all']").forEach((button) => button.setAttribute("aria-label", clear));
// What they look for may come, or come once more, later than this.
for (const later of [0, 200, 1000]) setTimeout(() => (relabel(), goOn()), later);
delete root.dataset.followed;

if (root.classList.contains("copies")) return;
root.classList.add("copies");

// A link to a page of ours is followed as the browser's back and forward buttons are: Streamlit shows what the address
// says, in the same session. Another tab, another site: the browser's own business.
function linkToFollow(event) {
  const link = event.target.closest?.(".stHtml a[href]");
  const own = link && link.origin === location.origin && !link.target && !link.download;
  const otherwise = event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return own && !otherwise ? link : null;
}
// Words typed into a box are taken when it is left. A press on a link does not leave it: taken and gone elsewhere in one
// moment, they would be looked for on the page that is gone to.
document.addEventListener("mousedown", (event) => {
  if (linkToFollow(event)) event.preventDefault();
});
document.addEventListener("click", (event) => {
  const link = linkToFollow(event);
  if (!link) return;
  event.preventDefault();
  if ("stay" in link.dataset) keepPlace();
  root.dataset.followed = link.closest(".masthead nav")?.className ?? "";
  history.pushState({}, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
});

// Streamlit scrolls to the top for another address; a link marked data-stay shows the same page in another way.
function keepPlace() {
  const main = document.querySelector(".stMain");
  const place = main.scrollTop;
  const soon = { once: true, signal: AbortSignal.timeout(2000) };
  main.addEventListener("scroll", () => main.scrollTo(0, place), soon);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button.copy");
  if (!button) return;
  const { grid, table } = button.dataset;
  copyRows(grid ? rowsOfGrid(JSON.parse(grid)) : rowsOfTable(table));
  const label = (button.dataset.label ??= button.textContent);
  button.textContent = button.dataset.done;
  setTimeout(() => (button.textContent = label), 2500);
});

// What is copied: the lines before and after the table one to a row, the table's numbers as numbers; of a code its word.
// No links.
function rowsOfGrid(grid) {
  const line = (words) => [words];
  return [...grid.before.map(line), grid.headings, ...grid.rows, [], ...grid.after.map(line)];
}

function rowsOfTable(key) {
  const table = document.querySelector(`.st-key-${key} table`);
  const words = (cell) => (cell.querySelector(".word") ?? cell).innerText.replace(/\s+/g, " ").trim();
  return [...(table?.rows ?? [])].map((row) => [...row.cells].map(words));
}

function asHtml(rows) {
  const meta = document.createElement("meta");
  meta.setAttribute("charset", "utf-8");
  const table = document.createElement("table");
  for (const row of rows) {
    const line = table.insertRow();
    for (const value of row.length ? row : [null]) line.insertCell().textContent = value ?? "";
  }
  return meta.outerHTML + table.outerHTML;
}

function copyRows(rows) {
  const tsv = rows.map((row) => row.map((value) => value ?? "").join("\t")).join("\r\n");
  const onCopy = (event) => {
    event.clipboardData.setData("text/html", asHtml(rows));
    event.clipboardData.setData("text/plain", tsv);
    event.preventDefault();
  };
  document.addEventListener("copy", onCopy, { once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", onCopy);
}

// Why a figure is marked or a cell empty is told on hover; a tap or click tells it too, until the next one or a scroll.
const why = document.createElement("p");
why.className = "why";
why.setAttribute("role", "status");
document.addEventListener("click", (event) => {
  const marked = event.target.closest?.(".sheet :is(.mark, .empty)[title]");
  const again = why.isConnected && why.marked === marked;
  why.remove();
  if (!marked || again) return;
  why.marked = marked;
  why.lang = root.lang;
  why.textContent = marked.title;
  document.body.append(why);
  const { left, bottom } = marked.getBoundingClientRect();
  why.style.left = `${Math.max(8, Math.min(left, innerWidth - why.offsetWidth - 8))}px`;
  why.style.top = `${bottom + 4}px`;
});
document.addEventListener("scroll", () => why.remove(), { capture: true, passive: true });

// In print a chart would keep the width it has on screen and be cut off, or shrunk until nobody can read it: it is laid
// out anew for the paper, with its type at full size, and back again. Printing does not wait, so this must not either:
// Plotly's own button for the hover mode sets, at once, whatever attribute it bears.
const PAPER = 680;
function layOut(graph, width) {
  const button = graph.querySelector(".modebar-btn[data-attr]");
  if (!button) return;
  const { attr, val } = button.dataset;
  Object.assign(button.dataset, { attr: "width", val: String(width) });
  button.click();
  Object.assign(button.dataset, { attr, val });
}
function fitToPaper() {
  for (const graph of document.querySelectorAll(".js-plotly-plot")) {
    const width = graph._fullLayout.width;
    if (width <= PAPER) continue;
    graph.biaochiWidth = width;
    layOut(graph, PAPER);
  }
}
function backToScreen() {
  for (const graph of document.querySelectorAll(".js-plotly-plot")) {
    if (graph.biaochiWidth) layOut(graph, graph.biaochiWidth);
    delete graph.biaochiWidth;
  }
}
window.addEventListener("beforeprint", fitToPaper);
window.addEventListener("afterprint", backToScreen);
})();
