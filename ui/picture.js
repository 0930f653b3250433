// Buttons of one chart: PNG and SVG, drawn by Plotly itself, in the layout made for the picture.
// data: {chart, name, layout, actions: [{kind: "png"|"svg", label}]}; nothing leaves the browser.
export default function (component) {
  const { data, parentElement } = component;
  const row = document.createElement("div");
  row.className = "tools";
  for (const action of data.actions) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = action.label;
    button.dataset.kind = action.kind;
    button.onclick = () => savePicture(data, action.kind);
    row.append(button);
  }
  parentElement.querySelectorAll(".tools").forEach((old) => old.remove());
  parentElement.append(row);
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
