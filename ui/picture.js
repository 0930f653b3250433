// Buttons of one chart: PNG, SVG (drawn by Plotly itself, in the layout made for the picture) and "copy table".
// data: {chart, table, name, layout, clear, actions: [{kind: "png"|"svg"|"copy", label, done}],
// grid: the table to copy, or null for the table as it stands}; nothing leaves the browser.
// Or {page, clear}: no button of its own, but every plain copy button of the page, which carries its grid, works.
export default function (component) {
  const { data, parentElement } = component;
  relabel(data.clear);
  if (data.page !== undefined) {
    serveCopyButtons();
    return;
  }
  const row = document.createElement("div");
  row.className = "tools";
  for (const action of data.actions) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = action.label;
    button.dataset.kind = action.kind;
    button.onclick = () => {
      if (action.kind === "copy") copyTable(data, button, action);
      else savePicture(data, action.kind);
    };
    row.append(button);
  }
  parentElement.querySelectorAll(".tools").forEach((old) => old.remove());
  parentElement.append(row);
}

// Streamlit's own word on the button that empties a box; the box may come later than this.
function relabel(words) {
  const clear = () =>
    document.querySelectorAll("[aria-label='Clear all']").forEach((button) => button.setAttribute("aria-label", words));
  for (const later of [0, 200, 1000]) setTimeout(clear, later);
}

function serveCopyButtons() {
  if (window.biaochiCopies) return;
  window.biaochiCopies = true;
  document.documentElement.classList.add("copies");
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button.copy[data-grid]");
    if (!button) return;
    const action = { label: button.dataset.label ?? button.textContent, done: button.dataset.done };
    button.dataset.label = action.label;
    copyTable({ grid: JSON.parse(button.dataset.grid) }, button, action);
  });
}

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
if (!window.biaochiPrints) {
  window.biaochiPrints = true;
  window.addEventListener("beforeprint", fitToPaper);
  window.addEventListener("afterprint", backToScreen);
}

// Plotly's picture button copies layout and options at the click; both are ours for that moment only.
function savePicture(data, format) {
  const graph = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
  const button = graph && graph.querySelector(".modebar-btn:not([data-attr])");
  if (!button) return;
  const layout = graph.layout;
  const options = graph._context.toImageButtonOptions;
  const { width, height } = data.layout;
  try {
    graph.layout = { ...layout, ...data.layout };
    graph._context.toImageButtonOptions = { format, filename: data.name, width, height, scale: format === "png" ? 3 : 1 };
    button.click();
  } finally {
    graph.layout = layout;
    graph._context.toImageButtonOptions = options;
  }
}

// What is copied: the lines before and after the table one to a row, the table's numbers as numbers. No links.
function copiedRows(data) {
  if (data.grid) {
    const line = (words) => [words];
    return [...data.grid.before.map(line), data.grid.headings, ...data.grid.rows, [], ...data.grid.after.map(line)];
  }
  const table = document.querySelector(`.st-key-${data.table} table`);
  return [...(table?.rows ?? [])].map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, " ").trim()));
}

function htmlTable(rows) {
  const table = document.createElement("table");
  for (const row of rows) {
    const line = table.insertRow();
    for (const value of row.length ? row : [null]) line.insertCell().textContent = value ?? "";
  }
  return table.outerHTML;
}

function copyTable(data, button, action) {
  const rows = copiedRows(data);
  if (!rows.length) return;
  const tsv = rows.map((row) => row.map((value) => value ?? "").join("\t")).join("\r\n");
  const onCopy = (event) => {
    event.clipboardData.setData("text/html", `<meta charset="utf-8">${htmlTable(rows)}`);
    event.clipboardData.setData("text/plain", tsv);
    event.preventDefault();
  };
  document.addEventListener("copy", onCopy, { once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", onCopy);
  button.textContent = action.done;
  setTimeout(() => (button.textContent = action.label), 2500);
}
