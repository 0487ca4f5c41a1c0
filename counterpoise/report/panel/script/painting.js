/** From weights to the page: one frame, one pass. */

import { rankOptions } from "./arithmetic.js";
import { paintBars, writeTable } from "./bars.js";
import { paintBoard, speakBoard } from "./board.js";
import { setText } from "./dom.js";
import { orderRows } from "./rows.js";
import { paintSliders } from "./sliders.js";
import { describeLead } from "./words.js";

/** Rest after which a change is spoken: a held key says one thing, not twenty. */
const SPEECH_PAUSE_MS = 300;

/** Paints in the next frame, once however often it is asked. */
export function schedulePaint(panel) {
  panel.frame ||= requestAnimationFrame(() => paint(panel));
}

/** Computes the ranking and writes whatever changed. */
export function paint(panel) {
  const { data, sliders, bars, weights, history, ranking } = panel;
  panel.frame = 0;
  rankOptions(panel.table, weights.pointJ, ranking);
  panel.movedShare = paintSliders(sliders, data, weights, ranking.shareJ, history, panel.held >= 0);
  if (panel.page) paintBoard(panel);
  else paintBars(bars, data, ranking, describeLead(ranking, data.labels, data.tooClose, data.caveat));
}

/** Tells screen readers what was done and who is first, once the hand has come to rest. */
export function speakSoon(panel, words) {
  clearTimeout(panel.speech);
  panel.speech = setTimeout(() => speak(panel, words), SPEECH_PAUSE_MS);
}

function speak(panel, words) {
  const { data, ranking, bars } = panel;
  const lead = panel.page ? speakBoard(panel) : describeLead(ranking, data.labels, data.tooClose, data.caveat);
  setText(panel.spoken, `${words}. ${lead}`);
  if (panel.page) orderRows(panel);
  else writeTable(bars, data.labels, ranking);
}

/** Letters appear where a segment has room for them. */
export function measure(panel) {
  if (panel.page) {
    panel.barWidth = panel.page.rows.querySelector(".parts")?.clientWidth ?? 0;
    schedulePaint(panel);
    return;
  }
  const width = panel.bars.rows[0]?.node.querySelector(".track").clientWidth ?? 0;
  if (width === panel.bars.trackWidth) return;
  panel.bars.trackWidth = width;
  schedulePaint(panel);
}

/** Whether the page's background is dark: asked of the page itself, so a switch of theme is never missed. */
export function isDark(root) {
  const [red, green, blue] = getComputedStyle(root).getPropertyValue("background-color").match(/[\d.]+/g).map(Number);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}
