/**
 * A spreadsheet: a table of fields to type into, and to paste into.
 *
 * Every cell that is left goes to Python at once, with a number. Until Python says that it has a number (`ack`), the
 * cell shows what was typed and is sent again with the next one, so no answer that is on its way can take it back. A
 * server that begins anew has another `basis`; what it does not have yet is sent to it.
 */

/** Sheets by the place they are mounted in. @type {WeakMap<Node, object>} */
const sheets = new WeakMap();
/** What Python does not have yet, by sheet: it outlives a sheet that is built anew. @type {Map<string, object[]>} */
const waiting = new Map();
/** Numbers go up, whichever sheet they belong to. */
let number = Date.now();

/**
 * @typedef {object} SheetData
 * @property {string} title
 * @property {string} key name of the sheet, the same as long as it shows the same part of the draft
 * @property {string} basis name of the session
 * @property {number} ack largest number that Python has
 * @property {{id: string, heading: string, help: string, fixed: boolean, wide: boolean, choices: string[]}[]} columns
 * @property {{id: string, cells: string[], faults: string[]}[]} rows
 */

/** @param {{data: [SheetData], parentElement: Node, setStateValue: (name: string, value: unknown) => void}} component */
export default function renderSheet({ data, parentElement, setStateValue }) {
  const sheet = sheets.get(parentElement) ?? createSheet(parentElement);
  sheet.send = () =>
    setStateValue("edits", { basis: sheet.data.basis, edits: pendingOf(sheet).map((edit) => ({ ...edit })) });
  receive(sheet, data[0]);
}

function createSheet(parentElement) {
  const root = document.createElement("div");
  root.className = "sheet";
  parentElement.append(root);
  const sheet = { root, shape: "", data: null, fields: new Map() };
  root.addEventListener("change", (event) => leave(sheet, event.target));
  root.addEventListener("keydown", (event) => answerKey(sheet, event));
  root.addEventListener("paste", (event) => paste(sheet, event));
  sheets.set(parentElement, sheet);
  return sheet;
}

function pendingOf(sheet) {
  return waiting.get(sheet.data.key) ?? [];
}

function receive(sheet, data) {
  const isNew = sheet.data && sheet.data.basis !== data.basis;
  sheet.data = data;
  if (!isNew) waiting.set(data.key, pendingOf(sheet).filter((edit) => edit.number > data.ack));
  const shape = JSON.stringify([data.title, data.columns, data.rows.map((row) => row.id)]);
  if (shape !== sheet.shape) build(sheet, shape);
  fill(sheet);
  if (isNew && pendingOf(sheet).length) sheet.send();
}

function build(sheet, shape) {
  const { columns, rows, title } = sheet.data;
  sheet.shape = shape;
  sheet.fields.clear();
  const table = make("table", { "aria-label": title });
  const head = table.createTHead().insertRow();
  for (const column of columns) {
    const cell = make("th", { scope: "col", class: column.wide ? "wide" : "", title: column.help });
    cell.textContent = column.heading;
    head.append(cell);
  }
  const body = table.createTBody();
  rows.forEach((row, at) => body.append(buildRow(sheet, row, at)));
  sheet.root.replaceChildren(table);
}

function buildRow(sheet, row, at) {
  const line = document.createElement("tr");
  const { columns } = sheet.data;
  const name = columns.map((column, k) => (column.fixed ? row.cells[k] : "")).filter(Boolean);
  columns.forEach((column, k) => {
    const cell = make(k === 0 ? "th" : "td", k === 0 ? { scope: "row" } : {});
    if (!column.fixed) {
      const label = `${name.slice(0, 2).join(", ")}, ${column.heading}`;
      const field = column.choices.length ? choiceField(column) : make("input", { type: "text", autocomplete: "off" });
      field.setAttribute("aria-label", label);
      Object.assign(field, { at, column: k });
      sheet.fields.set(`${at} ${k}`, field);
      cell.append(field);
    }
    line.append(cell);
  });
  return line;
}

function choiceField(column) {
  const field = document.createElement("select");
  for (const choice of column.choices) field.append(new Option(choice, choice));
  return field;
}

/** Texts of the draft, with what it does not have yet on top; a field in which somebody types is left alone. */
function fill(sheet) {
  const { columns, rows } = sheet.data;
  const pending = pendingOf(sheet);
  const lines = sheet.root.querySelectorAll("tbody tr");
  rows.forEach((row, at) =>
    columns.forEach((column, k) => {
      const field = sheet.fields.get(`${at} ${k}`);
      if (!field) {
        lines[at].cells[k].textContent = row.cells[k];
        return;
      }
      const newer = pending.findLast((edit) => edit.row === row.id && edit.column === column.id);
      const text = newer ? newer.text : row.cells[k];
      const isTyping = field.matches(":focus") && field.value !== field.shown;
      if (!isTyping && field.value !== text) field.value = text;
      if (!isTyping) field.shown = text;
      mark(field, newer ? "" : row.faults[k]);
    }),
  );
}

function mark(field, fault) {
  if (fault) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  field.title = fault;
}

function leave(sheet, field) {
  note(sheet, [[field.at, field.column, field.value]]);
}

/** Takes over cells, and sends them. */
function note(sheet, cells) {
  const { columns, rows } = sheet.data;
  const added = [];
  for (const [at, k, text] of cells) {
    const field = sheet.fields.get(`${at} ${k}`);
    if (!field || field.shown === text.trim()) continue;
    field.shown = field.value = text.trim();
    added.push({ number: ++number, row: rows[at].id, column: columns[k].id, text: field.value });
  }
  if (!added.length) return;
  waiting.set(sheet.data.key, [...pendingOf(sheet), ...added]);
  sheet.send();
}

function answerKey(sheet, event) {
  const field = event.target;
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") {
    field.value = field.shown;
  } else if (step && field.tagName === "INPUT" && !event.isComposing) {
    event.preventDefault();
    leave(sheet, field);
    const next = sheet.fields.get(`${field.at + step} ${field.column}`);
    if (next) {
      next.focus();
      next.select?.();
    }
  }
}

/** Cells from a spreadsheet fill those to the right and below; a single text is pasted as it always is. */
function paste(sheet, event) {
  const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (!/[\t\n]/.test(text)) return;
  event.preventDefault();
  const { at, column } = event.target;
  const open = sheet.data.columns.flatMap((each, k) => (each.fixed || k < column ? [] : [k]));
  const cells = text.split("\n").flatMap((line, down) =>
    line.split("\t").flatMap((part, right) => (right < open.length ? [[at + down, open[right], part]] : [])),
  );
  note(sheet, cells);
}

function make(name, attributes) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  return made;
}
