/** Weights in a few lines for a phone: the share of every objective, until the sliders are asked for. */

import { make, setStyle, setText } from "./dom.js";
import { formatOne } from "./words.js";

/** @param {import("./panel.js").PanelData} data */
export function buildBrief(data) {
  const lines = data.objectives.map(({ id, name }) => {
    const { hue } = data.criteria.find((criterion) => criterion.objective === id);
    const [part, share] = [make("i", { "data-hue": hue, "data-tone": 0 }), make("span", { class: "briefshare" })];
    const square = make("i", { class: "square", "data-hue": hue, "data-tone": 0 });
    return { id, part, share, node: make("li", {}, [square, make("span", { text: name }), share]) };
  });
  const bar = make("div", { class: "briefbar", "aria-hidden": "true" }, lines.map((line) => line.part));
  const opener = make("button", { type: "button", class: "opener", "aria-expanded": "false", text: "Change weights" });
  const node = make("div", { class: "brief" }, [bar, make("ul", {}, lines.map((line) => line.node)), opener]);
  return { node, lines, opener };
}

/** Writes the objectives' shares of all weight. */
export function paintBrief({ lines }, { criteria }, shareJ) {
  for (const { id, part, share } of lines) {
    const sum = criteria.reduce((total, { objective }, j) => total + (objective === id ? shareJ[j] : 0), 0);
    setStyle(part, "width", `${(100 * sum).toFixed(2)}%`);
    setText(share, `${formatOne(100 * sum)} %`);
  }
}
