// Buttons of one chart: PNG, SVG (drawn by Plotly itself, in the layout made for the picture) and "copy table".
// data: {chart, table, name, layout, actions: [{kind: "png"|"svg"|"copy", label, done, beside}]}; nothing leaves the browser.
export default function (component) {
  const { data, parentElement } = component;
  const row = document.createElement("div");
  row.className = "tools";
  for (const action of data.actions) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = action.label;
    button.dataset.kind = action.kind;
    button.onclick = () => {
      if (action.kind === "copy") copyTable(data.table, button, action);
      else savePicture(data, action.kind);
    };
    row.append(button);
  }
  parentElement.querySelectorAll(".tools").forEach((old) => old.remove());
  parentElement.append(row);
}

// In print a chart would keep the width it has on screen and be cut off: it is shrunk to the paper while printing.
const PAPER = 680;
function fitToPaper() {
  for (const frame of document.querySelectorAll("[data-testid=stElementContainer]:has(> * .js-plotly-plot)")) {
    const width = Number(frame.querySelector(".main-svg")?.getAttribute("width"));
    if (width > PAPER) frame.style.zoom = PAPER / width;
  }
}
function backToScreen() {
  document.querySelectorAll("[data-testid=stElementContainer]").forEach((frame) => (frame.style.zoom = ""));
}
if (!window.biaochiPrints) {
  window.biaochiPrints = true;
  window.addEventListener("beforeprint", fitToPaper);
  window.addEventListener("afterprint", backToScreen);
}

// Plotly's picture button copies layout and options at the click; both are ours for that moment only.
function savePicture(data, format) {
  const graph = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
  const button = graph && graph.querySelector(".modebar-btn");
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

// Numbers are copied as numbers: year, level and marks of a cell go into a column of their own beside it.
function copyTable(key, button, action) {
  const table = document.querySelector(`.st-key-${key} table`);
  if (!table) return;
  const lines = splitCells([...table.rows].map((row) => [...row.cells]), action.beside);
  const onCopy = (event) => {
    event.clipboardData.setData("text/html", htmlTable(lines));
    event.clipboardData.setData("text/plain", lines.map((cells) => cells.join("\t")).join("\r\n"));
    event.preventDefault();
  };
  document.addEventListener("copy", onCopy, { once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", onCopy);
  button.textContent = action.done;
  setTimeout(() => (button.textContent = action.label), 2500);
}

const QUIET = ".badge, .mark, .below";
const squeeze = (text) => text.replace(/\s+/g, " ").trim();

function splitCells(rows, beside) {
  const wide = rows[0].map((_, place) => rows.some((cells) => cells[place]?.querySelector(QUIET)));
  return rows.map((cells, line) =>
    cells.flatMap((cell, place) => {
      const bare = cell.cloneNode(true);
      bare.querySelectorAll(QUIET).forEach((each) => each.remove());
      const words = plainNumber(squeeze(bare.textContent));
      if (!wide[place]) return [words];
      const quiet = [...cell.querySelectorAll(QUIET)].map((each) => squeeze(each.textContent)).join(" ");
      return [words, line === 0 ? `${words} · ${beside}` : quiet];
    }),
  );
}

// A real minus is no number to a spreadsheet.
function plainNumber(words) {
  return /^[−+]?[\d.,]+%?$/.test(words) ? words.replace("−", "-") : words;
}

function htmlTable(lines) {
  const table = document.createElement("table");
  for (const cells of lines) {
    const row = table.insertRow();
    for (const words of cells) row.insertCell().textContent = words;
  }
  return `<meta charset="utf-8">${table.outerHTML}`;
}
