/** Undo and redo over settled states; a state is a pair of small arrays and is copied on the way in and out. */

/** Key presses on one slider closer together than this are one step back. */
const ONE_GESTURE_MS = 1000;

/**
 * @typedef {{pointJ: Float64Array, lockedShareJ: Float64Array}} Weights
 * @typedef {{past: Weights[], future: Weights[], settled: Weights, gesture: string, at: number}} History
 */

/** @param {Weights} weights @returns {Weights} */
export function copyWeights({ pointJ, lockedShareJ }) {
  return { pointJ: pointJ.slice(), lockedShareJ: lockedShareJ.slice() };
}

/** @param {Weights} weights @returns {History} */
export function startHistory(weights) {
  return { past: [], future: [], settled: copyWeights(weights), gesture: "", at: -Infinity };
}

/**
 * Records a settled state. Steps with the same non-empty `gesture` in quick succession are one.
 * @param {History} history
 * @param {Weights} weights
 * @param {string} gesture
 * @param {number} now milliseconds
 */
export function recordStep(history, weights, gesture, now) {
  const continues = gesture !== "" && gesture === history.gesture && now - history.at < ONE_GESTURE_MS;
  if (!continues) history.past.push(history.settled);
  Object.assign(history, { settled: copyWeights(weights), future: [], gesture, at: now });
}

/** The state before the last step, or null. @param {History} history @returns {Weights | null} */
export function stepBack(history) {
  return travel(history, history.past, history.future);
}

/** The state that the last undo left, or null. @param {History} history @returns {Weights | null} */
export function stepForward(history) {
  return travel(history, history.future, history.past);
}

function travel(history, from, to) {
  if (from.length === 0) return null;
  to.push(history.settled);
  Object.assign(history, { settled: from.pop(), gesture: "" });
  return copyWeights(history.settled);
}
