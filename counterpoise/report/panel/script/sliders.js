/** The left side: one slider per criterion, grouped by objective. Builds once, then only writes what changed. */

import { make, makeIcon, setAttribute, setStyle, setText } from "./dom.js";
import { buildBrief, paintBrief } from "./brief.js";
import { describeDifference, describeSlider, formatOne, formatPoints } from "./words.js";
import { compareToProfile, MOST_POINTS } from "./weights.js";

const UNLOCKED_ICON = "M4.5 7V5a3.5 3.5 0 0 1 6.8-1.2M3 7h10v7H3z";
const LOCKED_ICON = "M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3 7h10v7H3z";

/** Where the tracks end as long as no weight reaches it: most weights lie low, and half a track of nothing moves too fast. */
const SHORT_TRACK = 50;

/** Letter of a criterion, the same beside its slider and in the bars: A, B, ... Z, A2, ... */
export function letterOf(j) {
  return String.fromCharCode(65 + (j % 26)) + (j < 26 ? "" : String(1 + Math.floor(j / 26)));
}

/**
 * @param {import("./panel.js").PanelData} data
 * @returns {{node: HTMLElement, rows: object[], undo: HTMLElement, redo: HTMLElement, reset: HTMLElement,
 *   difference: HTMLElement}}
 */
export function buildSliders(data) {
  const undo = makeTool("Undo", "M6.5 3 3 6.5 6.5 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6");
  const redo = makeTool("Redo", "M9.5 3 13 6.5 9.5 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10");
  const reset = make("button", { type: "button", class: "reset", text: "Reset to profile" });
  const difference = make("p", { class: "difference" });
  const rows = data.criteria.map((criterion, j) => buildSlider(criterion, j));
  const groups = data.objectives.map((objective) => buildGroup(objective, rows));
  const brief = buildBrief(data);
  const tools = make("div", { class: "tools" }, [make("h3", { text: "Weights" }), undo, redo, reset]);
  const node = make("div", { class: "sliders" }, [tools, brief.node, ...groups, difference]);
  brief.opener.onclick = () => {
    const isOpen = node.hasAttribute("data-asked");
    setAttribute(node, "data-asked", !isOpen);
    setAttribute(brief.opener, "aria-expanded", String(!isOpen));
    setText(brief.opener, isOpen ? "Change weights" : "Close weights");
  };
  return { node, rows, undo, redo, reset, difference, brief, extent: SHORT_TRACK };
}

function makeTool(label, path) {
  return make("button", { type: "button", class: "tool", "aria-label": label, title: label }, [makeIcon(path)]);
}

function buildGroup(objective, rows) {
  const members = rows.filter((row) => row.criterion.objective === objective.id).map((row) => row.node);
  const name = make("h4", { text: objective.name });
  return make("div", { class: "objective", role: "group", "aria-label": objective.name }, [name, ...members]);
}

function buildSlider(criterion, j) {
  const input = make("input", { type: "range", min: 0, max: SHORT_TRACK, step: 1, "aria-label": criterion.name });
  const mark = make("i", { class: "mark" });
  const [points, was] = [make("span"), make("span")];
  const share = make("input", { type: "text", inputmode: "decimal", class: "typed", autocomplete: "off" });
  setAttribute(share, "aria-label", `Share of all weight for ${criterion.name}, percent`);
  const definition = make("p", { class: "definition", hidden: true, text: criterion.definition });
  const lockPath = makeIcon(UNLOCKED_ICON);
  const lock = make("button", { type: "button", class: "lock", "aria-pressed": "false" }, [lockPath]);
  setAttribute(lock, "aria-label", `Lock the share of ${criterion.name}`);
  setAttribute(lock, "title", "Lock: keep these points and this share while other weights move");
  const name = buildName(criterion, j, definition);
  const swing = make("span", { class: "swing", text: criterion.swing, title: criterion.swing });
  const slide = make("div", { class: "slide" }, [mark, input]);
  const numbers = [
    make("div", { class: "points", "aria-hidden": "true" }, [points]),
    make("div", { class: "share" }, [share, make("span", { "aria-hidden": "true", text: "%" })]),
    make("div", { class: "was" }, [was]),
  ];
  const cells = [name, swing, slide, ...numbers, lock, definition];
  const node = make("div", { class: "criterion", "data-hue": criterion.hue, "data-tone": criterion.tone }, cells);
  return { node, criterion, input, mark, points, share, was, lock, lockPath };
}

function buildName(criterion, j, definition) {
  const chip = make("i", { class: "chip", "aria-hidden": "true", text: letterOf(j) });
  const label = make("span", { text: criterion.name });
  if (!criterion.definition) return make("span", { class: "name" }, [chip, label]);
  const name = make("button", { type: "button", class: "name", "aria-expanded": "false" }, [chip, label]);
  setAttribute(name, "title", criterion.definition);
  name.onclick = () => {
    definition.hidden = !definition.hidden;
    setAttribute(name, "aria-expanded", String(!definition.hidden));
  };
  return name;
}

/**
 * @param {ReturnType<typeof buildSliders>} sliders
 * @param {import("./panel.js").PanelData} data
 * @param {import("./history.js").Weights} weights
 * @param {Float64Array} shareJ
 * @param {import("./history.js").History} history
 * @param {boolean} isHeld whether a slider is being dragged: the line below would lay out the page in every frame
 * @returns {number} share of all weight that stands elsewhere than in the profile
 */
export function paintSliders(sliders, data, weights, shareJ, history, isHeld) {
  const difference = compareToProfile(weights.pointJ, data.profileJ);
  if (!isHeld) sliders.extent = extentOf(sliders.extent, weights.pointJ, data.profileJ);
  sliders.rows.forEach((row, j) => {
    paintSlider(row, j, data, weights, shareJ[j], { isChanged: difference.changed.includes(j), extent: sliders.extent });
  });
  if (!isHeld) setText(sliders.difference, describeDifference(difference, data, weights.pointJ));
  sliders.undo.disabled = history.past.length === 0;
  sliders.redo.disabled = history.future.length === 0;
  sliders.reset.disabled = difference.changed.length === 0 && weights.lockedShareJ.every(Number.isNaN);
  paintBrief(sliders.brief, data, shareJ);
  return difference.movedShare;
}

/** Tracks as short as they are when other weights come. */
export function shortenTracks(sliders) {
  sliders.extent = SHORT_TRACK;
}

/** Tracks grow once a weight has reached their end and the hand lets go, and stay so until other weights come. */
function extentOf(extent, pointJ, profileJ) {
  return Math.max(...pointJ, ...profileJ) >= SHORT_TRACK ? MOST_POINTS : extent;
}

function paintSlider(row, j, data, { pointJ, lockedShareJ }, share, { isChanged, extent }) {
  const shown = Math.min(Math.round(pointJ[j]), extent);
  setAttribute(row.input, "max", extent);
  if (Number(row.input.value) !== shown) row.input.value = String(shown);
  // Each on the element that it is for: on the row, every element in it would be styled anew.
  setStyle(row.input, "--fill", String(shown / extent));
  setStyle(row.mark, "--profile", String(Math.min(data.profileJ[j] / extent, 1)));
  setAttribute(row.input, "aria-valuetext", describeSlider(pointJ[j], share));
  setText(row.points, formatPoints(Math.round(pointJ[j] * 10) / 10));
  const typed = formatOne(100 * share);
  if (!row.isTyping && row.share.value !== typed) row.share.value = typed;
  setText(row.was, isChanged ? `profile ${formatPoints(data.profileJ[j])}` : "");
  paintLock(row, !Number.isNaN(lockedShareJ[j]));
}

function paintLock(row, isLocked) {
  row.input.disabled = isLocked;
  row.share.disabled = isLocked;
  setAttribute(row.lock, "aria-pressed", String(isLocked));
  setAttribute(row.lockPath.firstChild, "d", isLocked ? LOCKED_ICON : UNLOCKED_ICON);
}
