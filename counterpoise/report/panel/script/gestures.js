/** What the hand does: drag, press a key, lock, undo, reset. */

import { rankOptions } from "./arithmetic.js";
import { explainMarks, readSegment } from "./bars.js";
import { setAttribute, setText } from "./dom.js";
import { recordStep, stepBack, stepForward } from "./history.js";
import { schedulePaint, speakSoon } from "./painting.js";
import { sendSoon } from "./sending.js";
import { shortenTracks } from "./sliders.js";
import { fitPoints, movePoints, toggleLock, typeShare } from "./weights.js";
import { describeSlider } from "./words.js";

/** Key presses closer together than this are sent as one, the first at once. */
const KEY_PAUSE_MS = 120;

/** While a slider is dragged in `live` mode, Python hears at most this often. */
const DRAG_PAUSE_MS = 150;

/** @param {object} panel */
export function listen(panel) {
  const { sliders, bars } = panel;
  sliders.rows.forEach((row, j) => listenToRow(panel, row, j));
  sliders.undo.onclick = () => restore(panel, stepBack(panel.history), "Undone");
  sliders.redo.onclick = () => restore(panel, stepForward(panel.history), "Done again");
  sliders.reset.onclick = () => resetToProfile(panel);
  if (panel.page) return;
  bars.list.onpointerover = (event) => {
    setText(bars.reading, readSegment(event.target, bars, panel.data, panel.ranking) ?? explainMarks(panel.data));
  };
  bars.list.onpointerleave = () => setText(bars.reading, explainMarks(panel.data));
}

function listenToRow(panel, row, j) {
  const begin = (how) => Object.assign(panel, { startJ: panel.weights.pointJ.slice(), ...how });
  row.input.onpointerdown = () => begin({ held: j, byKey: false });
  row.input.onkeydown = () => begin({ byKey: true });
  row.input.onpointerup = row.input.onpointercancel = () => setTimeout(() => release(panel, j));
  row.input.oninput = () => {
    movePoints(panel.weights.pointJ, panel.weights.lockedShareJ, j, Number(row.input.value), panel.startJ);
    schedulePaint(panel);
    if (panel.held === j) setAttribute(document.body, "data-weighing", true);
    if (panel.held === j && panel.data.live) sendSoon(panel, DRAG_PAUSE_MS);
  };
  row.input.onchange = () => {
    release(panel, j);
    settle(panel, panel.byKey ? `keys ${j}` : "", describeMove(panel, j));
  };
  row.share.onfocus = () => {
    row.isTyping = true;
    row.share.select();
  };
  row.share.oninput = () => followTyped(panel, row, j);
  row.share.onkeydown = (event) => {
    if (event.key === "Enter") row.share.blur();
  };
  row.share.onblur = () => endTyped(panel, row, j);
  row.lock.onclick = () => {
    toggleLock(panel.weights.lockedShareJ, panel.weights.pointJ, j);
    const isLocked = !Number.isNaN(panel.weights.lockedShareJ[j]);
    settle(panel, "", `${panel.data.criteria[j].name} ${isLocked ? "locked" : "unlocked"}`);
  };
}

/** A typed share counts at once where it is a number from 0 to 100; a decimal comma is read as a point. */
function readShare(text) {
  const number = Number(text.trim().replace(",", "."));
  return text.trim() !== "" && number >= 0 && number <= 100 ? number : NaN;
}

function followTyped(panel, row, j) {
  const percent = readShare(row.share.value);
  if (Number.isNaN(percent)) return;
  row.typed = true;
  typeShare(panel.weights.pointJ, panel.weights.lockedShareJ, j, percent);
  schedulePaint(panel);
}

function endTyped(panel, row, j) {
  Object.assign(row, { isTyping: false });
  if (row.typed) settle(panel, `typed ${j}`, describeMove(panel, j));
  else schedulePaint(panel);
  row.typed = false;
}

/** What the rest of the page says is old while a weight is dragged: the page may fade it until it has followed. */
function release(panel, j) {
  if (panel.held !== j) return;
  panel.held = -1;
  schedulePaint(panel);
  setTimeout(() => setAttribute(document.body, "data-weighing", panel.held >= 0), KEY_PAUSE_MS);
}

function describeMove(panel, j) {
  const { pointJ } = panel.weights;
  rankOptions(panel.table, pointJ, panel.ranking);
  return `${panel.data.criteria[j].name} ${describeSlider(pointJ[j], panel.ranking.shareJ[j])}`;
}

/** A change is complete: it becomes a step back, is spoken, and goes to Python. */
function settle(panel, gesture, words) {
  fitPoints(panel.weights.pointJ);
  recordStep(panel.history, panel.weights, gesture, performance.now());
  conclude(panel, words);
}

function restore(panel, weights, words) {
  if (!weights) return;
  panel.weights = weights;
  conclude(panel, words);
}

function resetToProfile(panel) {
  const unlocked = new Float64Array(panel.data.ids.length).fill(NaN);
  panel.weights = { pointJ: panel.data.profileJ.slice(), lockedShareJ: unlocked };
  shortenTracks(panel.sliders);
  settle(panel, "", `Weights as in the profile ${panel.data.profileName}`);
}

function conclude(panel, words) {
  speakSoon(panel, words);
  schedulePaint(panel);
  sendSoon(panel, KEY_PAUSE_MS);
}

/** Control-Z and Control-Shift-Z, inside the panel. */
export function answerShortcut(panel, event) {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
  event.preventDefault();
  (event.shiftKey ? panel.sliders.redo : panel.sliders.undo).click();
}
