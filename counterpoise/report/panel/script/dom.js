/** Making and changing elements; every write is skipped when nothing would change. */

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] `text` is the text, the rest are attributes; true means present
 * @param {Node[]} [children]
 * @returns {HTMLElement}
 */
export function make(tag, { text, ...attributes } = {}, children = []) {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = String(text);
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...children);
  return node;
}

/** A 16 x 16 drawing in the colour of the text. @param {string} path */
export function makeIcon(path) {
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  setAttribute(icon, "viewBox", "0 0 16 16");
  setAttribute(icon, "aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  setAttribute(line, "d", path);
  icon.append(line);
  return icon;
}

/** False, null and undefined remove the attribute. @param {Element} node @param {string} name @param {unknown} value */
export function setAttribute(node, name, value) {
  if (value === false || value === null || value === undefined) {
    if (node.hasAttribute(name)) node.removeAttribute(name);
    return;
  }
  const text = value === true ? "" : String(value);
  if (node.getAttribute(name) !== text) node.setAttribute(name, text);
}

/** A text that is alone in its node is changed in place: a new node would be styled anew. @param {Node} node @param {string} text */
export function setText(node, text) {
  const only = node.firstChild;
  if (only && only === node.lastChild && only.nodeType === Node.TEXT_NODE) {
    if (only.data !== text) only.data = text;
  } else if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** What was written is remembered: to ask a style costs more than to set it. @param {HTMLElement} node @param {string} name @param {string} value */
export function setStyle(node, name, value) {
  const written = (node.writtenStyles ??= {});
  if (written[name] === value) return;
  written[name] = value;
  node.style.setProperty(name, value);
}
