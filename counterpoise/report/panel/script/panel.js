/**
 * The live weight panel: wires sliders to bars, and both to Python.
 *
 * Who owns the weights: Python hands over points under a `basis` (a name for where they came from,
 * such as a profile just picked). As long as the basis stays the same the browser owns them, and
 * whatever Python sends back is an echo that changes nothing; a new basis is adopted at once. So a
 * slow answer can never pull a slider back. Every settled change goes to Python as
 * `weights = {points, locked, basis, step}`; `step` counts up, the largest is the newest.
 */

import { emptyRanking, readTable } from "./arithmetic.js";
import { buildBars, writeTable } from "./bars.js";
import { adoptBoard, buildBoard, listenToBoard } from "./board.js";
import { make, setAttribute, setText } from "./dom.js";
import { answerShortcut, listen } from "./gestures.js";
import { recordStep, startHistory } from "./history.js";
import { isDark, measure, paint, schedulePaint } from "./painting.js";
import { flush, mounted, remembered } from "./sending.js";
import { buildSliders, shortenTracks } from "./sliders.js";
import { lockShares } from "./weights.js";

/**
 * What Python sends (`to_json` in records.py); `prepare` adds hue and tone to the criteria, and `labels`, `ids`
 * and `profileJ`.
 * @typedef {object} PanelData
 * @property {string} panel key of the panel, the same on every page
 * @property {string} basis name of where `points` came from
 * @property {"full" | "strip" | "answer"} mode
 * @property {string} board name of the packages and draws that the store component has, or empty
 * @property {{text: string, on: boolean, page: string}[]} chips what limits the answer, on where it differs from the
 *   case, and the page that says more of it
 * @property {boolean} live whether Python hears of a drag before its end
 * @property {{id: string, name: string}[]} objectives
 * @property {{id: string, name: string, objective: string, swing: string, definition: string}[]} criteria
 * @property {{id: string, label: string, value: (number|null)[], low: number[], high: number[]}[]} options
 * @property {Record<string, number>} points
 * @property {Record<string, number>} profile
 * @property {string} profileName
 * @property {string} baseline id of the option every other is compared with, or empty
 * @property {string} caveat what is said before every ranking, or empty
 * @property {number} tooClose difference in score that means nothing here
 */

/** Panels by the place they are mounted in. @type {WeakMap<Node, object>} */
const panels = new WeakMap();

/**
 * Called by Streamlit on mount and whenever data or theme change; returns what undoes the mount.
 * @param {{data: [PanelData], parentElement: Node, setStateValue: (name: string, value: unknown) => void,
 *   setTriggerValue: (name: string, value: unknown) => void}} component
 */
export default function renderPanel({ data, parentElement, setStateValue, setTriggerValue }) {
  const panel = panels.get(parentElement) ?? createPanel(parentElement);
  panel.send = (weights) => setStateValue("weights", weights);
  panel.go = (path) => setTriggerValue("go", path);
  receive(panel, prepare(data[0]));
  mounted.set(data[0].panel, panel);
  return () => dismount(panel, parentElement);
}

function createPanel(parentElement) {
  const root = make("section", { class: "panel", "aria-label": "Weights and ranking" });
  parentElement.append(root);
  const watcher = new ResizeObserver(() => measure(panel));
  const panel = { root, watcher, shape: "", held: -1, byKey: false, frame: 0, timer: 0, sentAt: -Infinity, step: 0 };
  panels.set(parentElement, panel);
  panel.wake = () => {
    adoptBoard(panel);
    schedulePaint(panel);
  };
  addEventListener("counterpoise-board", panel.wake);
  root.onkeydown = (event) => answerShortcut(panel, event);
  return panel;
}

function dismount(panel, parentElement) {
  flush(panel);
  cancelAnimationFrame(panel.frame);
  removeEventListener("counterpoise-board", panel.wake);
  panel.watcher.disconnect();
  setAttribute(document.body, "data-weighing", false);
  panel.root.remove();
  panels.delete(parentElement);
}

/** Data from Python with what the panel derives from it. */
function prepare(data) {
  const hueOf = new Map(data.objectives.map((objective, k) => [objective.id, k % 6]));
  const seen = new Map();
  const criteria = data.criteria.map((criterion) => {
    const before = seen.get(criterion.objective) ?? 0;
    seen.set(criterion.objective, before + 1);
    return { ...criterion, hue: hueOf.get(criterion.objective), tone: before % 3 };
  });
  const labels = data.options.map((option) => option.label);
  const ids = criteria.map((criterion) => criterion.id);
  return { ...data, criteria, labels, ids, profileJ: Float64Array.from(ids, (id) => data.profile[id]) };
}

function receive(panel, data) {
  panel.data = data;
  panel.table = readTable(data.options, data.criteria.length);
  panel.ranking = emptyRanking(panel.table);
  adoptWeights(panel);
  adoptBoard(panel);
  buildWhenChanged(panel);
  applyMode(panel);
  setAttribute(panel.root, "data-theme", isDark(panel.root) ? "dark" : "light");
  panel.colors = null;
  paint(panel);
  writeTable(panel.bars, data.labels, panel.ranking);
}

/** Takes Python's weights when their basis is new here; see the head of this file. */
function adoptWeights(panel) {
  const { data } = panel;
  if (panel.basis === data.basis && panel.weights?.pointJ.length === data.ids.length) return;
  const given = findWeights(data);
  const pointJ = Float64Array.from(data.ids, (id) => given.points[id]);
  if (panel.held >= 0) pointJ[panel.held] = panel.weights.pointJ[panel.held];
  panel.weights = { pointJ, lockedShareJ: lockShares(data.ids, given.locked, pointJ) };
  panel.history = given.history ?? continueHistory(panel);
  Object.assign(panel, { basis: data.basis, step: given.step });
  if (panel.sliders) shortenTracks(panel.sliders);
}

/** The way back survives weights that came from elsewhere (a profile, a link) as long as the criteria are the same. */
function continueHistory(panel) {
  const before = panel.history ?? remembered.get(panel.data.panel)?.history;
  if (before?.settled.pointJ.length !== panel.data.ids.length) return startHistory(panel.weights);
  recordStep(before, panel.weights, "", performance.now());
  return before;
}

/** The weights that this browser remembers under the basis, else those that Python starts from. */
function findWeights(data) {
  const known = remembered.get(data.panel);
  const fits = known?.basis === data.basis && data.ids.every((id) => id in known.points);
  return fits ? known : { points: data.points, locked: [], step: 0 };
}

/** Builds the page anew only when other criteria or options came; a drag survives everything else. */
function buildWhenChanged(panel) {
  const { data } = panel;
  const shape = JSON.stringify([data.objectives, data.criteria, data.labels, data.baseline, data.tooClose, data.board !== ""]);
  if (shape === panel.shape) return;
  panel.shape = shape;
  panel.held = -1;
  panel.sliders = buildSliders(data);
  panel.bars = buildBars(data);
  panel.spoken = make("div", { class: "unseen", "aria-live": "polite", role: "status" });
  panel.opener = make("button", { type: "button", class: "opener" });
  panel.watcher.disconnect();
  const strip = make("div", { class: "strip" }, [panel.opener]);
  if (data.board) {
    panel.page = buildBoard(data);
    panel.page.ranking.append(panel.sliders.difference);
    const board = make("div", { class: "board whole" }, [panel.sliders.node, panel.page.ranking]);
    panel.root.replaceChildren(panel.page.sentences, strip, board, panel.spoken);
    panel.watcher.observe(panel.page.ranking);
    listenToBoard(panel, () => schedulePaint(panel));
  } else {
    panel.page = null;
    const board = make("div", { class: "board" }, [panel.bars.node, panel.sliders.node, panel.bars.reading]);
    panel.root.replaceChildren(strip, board, panel.spoken);
    panel.watcher.observe(panel.bars.list);
  }
  panel.opener.onclick = () => toggleBoard(panel);
  listen(panel);
}

/** In `strip` mode the board is closed until asked for, and the sentence stands beside the button. */
function applyMode(panel) {
  const isStrip = panel.data.mode === "strip";
  const isOpen = !isStrip || panel.isOpen === true;
  setAttribute(panel.root, "data-mode", panel.data.mode);
  setAttribute(panel.root, "data-open", String(isOpen));
  setAttribute(panel.opener, "aria-expanded", String(isOpen));
  setText(panel.opener, isOpen ? "Close weights" : "Change weights");
  const home = isStrip ? panel.opener.parentNode : panel.bars.node;
  if (!panel.page && panel.bars.lead.parentNode !== home) home.prepend(panel.bars.lead);
}

function toggleBoard(panel) {
  panel.isOpen = !panel.isOpen;
  applyMode(panel);
  measure(panel);
}
