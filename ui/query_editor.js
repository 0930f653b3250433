// The SQL editor with the data dictionary beside it. A click on a name writes it where the cursor stands.
// data: {sql, version, labels, tables: [{name, about, columns: [{name, type, about}]}]}; a new version replaces the text.
// Sends: trigger "run" {sql, at} on the button or Ctrl+Enter; state "sql" when the text was changed and left.
export default function (component) {
  const { data, parentElement, setStateValue, setTriggerValue } = component;
  let root = parentElement.querySelector(".ask");
  if (!root) {
    root = build(data.labels);
    parentElement.append(root);
  }
  const text = root.querySelector("textarea");
  if (root.dataset.version !== String(data.version)) {
    root.dataset.version = String(data.version);
    text.value = data.sql;
    root.sent = data.sql;
  }
  label(root, data.labels);
  if (root.dataset.tables !== data.fingerprint) {
    root.dataset.tables = data.fingerprint;
    list(root, data.tables, text);
  }
  const run = () => {
    root.sent = text.value;
    setTriggerValue("run", { sql: text.value, at: Date.now() });
  };
  text.onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  };
  text.onchange = () => {
    if (text.value === root.sent) return;
    root.sent = text.value;
    setStateValue("sql", text.value);
  };
  root.querySelector(".run").onmousedown = (event) => event.preventDefault(); // keep the focus: one message, not two
  root.querySelector(".run").onclick = run;
}

function build(labels) {
  const root = element("div", "ask");
  const write = element("div", "write");
  const text = element("textarea");
  text.spellcheck = false;
  text.rows = 12;
  text.autocapitalize = "off";
  const bar = element("div", "bar");
  const button = element("button", "run");
  button.type = "button";
  bar.append(button, element("span", "hint"));
  write.append(text, bar);
  const aside = element("aside");
  const search = element("input");
  search.type = "search";
  search.oninput = () => filter(root, search.value.trim().toLowerCase());
  aside.append(element("h3"), search, element("div", "tables"));
  root.append(write, aside);
  return root;
}

function label(root, labels) {
  root.lang = labels.lang;
  root.querySelector("textarea").setAttribute("aria-label", labels.editor);
  root.querySelector("textarea").placeholder = labels.placeholder;
  root.querySelector(".run").textContent = labels.run;
  root.querySelector(".hint").textContent = labels.hint;
  root.querySelector("h3").textContent = labels.dictionary;
  const search = root.querySelector("input");
  search.placeholder = labels.search;
  search.setAttribute("aria-label", labels.search);
}

function list(root, tables, text) {
  const holder = root.querySelector(".tables");
  holder.replaceChildren();
  for (const table of tables) {
    const details = element("details");
    const summary = element("summary");
    // The button that inserts the name stands below the summary, not in it: a control in a control cannot be told apart by ear.
    summary.append(element("span", "table", table.name), element("span", "about", table.about));
    details.append(summary);
    const whole = element("div", "column");
    whole.append(name(table.name, text), element("span", "about", table.about));
    details.append(whole);
    for (const column of table.columns) {
      const row = element("div", "column");
      row.append(name(column.name, text), element("span", "type", column.type), element("span", "about", column.about));
      details.append(row);
    }
    details.dataset.words = [table.name, table.about].join(" ").toLowerCase();
    holder.append(details);
  }
}

function name(word, text) {
  const button = element("button", "name", word);
  button.type = "button";
  button.onmousedown = (event) => event.preventDefault();
  button.onclick = (event) => {
    event.preventDefault();
    insert(text, word);
  };
  return button;
}

function insert(text, word) {
  const before = text.value.slice(0, text.selectionStart);
  const gap = before && !/[\s(.,]$/.test(before) ? " " : "";
  text.setRangeText(gap + word, text.selectionStart, text.selectionEnd, "end");
  text.focus();
}

function filter(root, wanted) {
  for (const details of root.querySelectorAll("details")) {
    let found = 0;
    for (const row of details.querySelectorAll(".column")) {
      const hit = !wanted || row.textContent.toLowerCase().includes(wanted);
      row.hidden = !hit;
      found += hit;
    }
    const named = details.dataset.words.includes(wanted);
    if (named) details.querySelectorAll(".column").forEach((row) => (row.hidden = false));
    details.hidden = !named && !found;
    details.open = Boolean(wanted) && !details.hidden;
  }
}

function element(tag, className = "", words = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (words) made.textContent = words;
  return made;
}
