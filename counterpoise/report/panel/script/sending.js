/** What goes to Python, and when. */

import { copyWeights } from "./history.js";

/**
 * Newest weights, with the way back from them, by panel key: they outlive a change of page.
 * @type {Map<string, object>}
 */
export const remembered = new Map();

/** Sends at once when nothing was sent lately, else when the pause is over. */
export function sendSoon(panel, pause) {
  if (panel.timer) return;
  const wait = panel.sentAt + pause - performance.now();
  if (wait <= 0) sendNow(panel);
  else panel.timer = setTimeout(() => sendNow(panel), wait);
}

function sendNow(panel) {
  clearTimeout(panel.timer);
  Object.assign(panel, { timer: 0, sentAt: performance.now(), step: panel.step + 1 });
  const { ids, basis, panel: key } = panel.data;
  const { pointJ, lockedShareJ } = copyWeights(panel.weights);
  const points = Object.fromEntries(ids.map((id, j) => [id, pointJ[j]]));
  const locked = ids.filter((_, j) => !Number.isNaN(lockedShareJ[j]));
  const weights = { points, locked, basis, step: panel.step };
  remembered.set(key, { ...weights, history: panel.history });
  panel.send(weights);
}

/** Sends what is still waiting. */
export function flush(panel) {
  if (panel.timer) sendNow(panel);
}
