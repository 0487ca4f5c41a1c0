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
  deliver(panel, weights);
}

/** Sends what is still waiting; a panel that leaves the page sends by itself, for its courier leaves too. */
export function flush(panel) {
  mounted.delete(panel.data.panel);
  if (panel.timer) sendNow(panel);
}

/** How long a courier may take before the panel sends by itself. */
const PATIENCE_MS = 3000;

/** The panel that is on the page, by panel key. @type {Map<string, object>} */
export const mounted = new Map();

/** By the courier (courier.py) where the page has one: its message draws only what follows the weights. */
function deliver(panel, weights) {
  const key = panel.data.panel;
  const courier = globalThis.counterpoiseCouriers?.get(key);
  if (!courier || mounted.get(key) !== panel) return panel.send(weights);
  courier.send(weights);
  setTimeout(assure, PATIENCE_MS, key, weights);
}

/** Sends what did not arrive, once the page is at rest; a server that began anew knows no courier. */
function assure(key, weights) {
  const panel = mounted.get(key);
  const newest = remembered.get(key);
  if (panel?.basis !== weights.basis || newest.basis !== weights.basis || newest.step !== weights.step) return;
  const courier = globalThis.counterpoiseCouriers?.get(key);
  if (courier?.step >= weights.step) return;
  if (document.querySelector("[data-test-script-state=running]")) setTimeout(assure, PATIENCE_MS, key, weights);
  else panel.send(weights);
}
