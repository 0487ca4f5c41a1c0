/**
 * Points on the sliders, locks, and what differs from the profile. Pure functions on arrays.
 *
 * A lock keeps a criterion's points *and* its share of all weight, so the sum of all points stays
 * what it was when the lock was set. When an unlocked slider moves, the other unlocked criteria give
 * or take what it takes or gives, in proportion to the points they had when the move began (in equal
 * parts when they had none), none beyond the end of the scale. The slider stops where they have no
 * more to give. Points are kept to 0.01, so a locked share holds to that. Criteria locked at zero
 * bind nothing but themselves.
 */

import { shareWeights } from "./arithmetic.js";

/** End of the sliders' scale. */
export const MOST_POINTS = 100;

const SAME_POINTS = 0.005;
const SAME_SHARE = 0.0005;

/** @param {number} points */
export function roundPoints(points) {
  return Math.round(points * 100) / 100;
}

/**
 * Sets one criterion's points, as near as the locks allow, in place.
 * @param {Float64Array} pointJ
 * @param {Float64Array} lockedShareJ share held by the lock, NaN where unlocked
 * @param {number} moved
 * @param {number} points
 * @param {ArrayLike<number>} startJ points when the move began
 */
export function movePoints(pointJ, lockedShareJ, moved, points, startJ = pointJ.slice()) {
  const free = countFreePoints(pointJ, lockedShareJ);
  if (Number.isNaN(free)) {
    pointJ[moved] = points;
    return;
  }
  const others = [...pointJ.keys()].filter((j) => j !== moved && Number.isNaN(lockedShareJ[j]));
  const least = Math.max(0, free - MOST_POINTS * others.length);
  pointJ[moved] = roundPoints(Math.min(Math.max(points, least), free, MOST_POINTS));
  shareOut(pointJ, others, roundPoints(free - pointJ[moved]), startJ);
}

/**
 * Gives one criterion exactly this share of all weight, in place: points become shares of 100, locked ones keep
 * theirs, the others give way in proportion. Takes as much as the locks leave.
 * @param {Float64Array} pointJ
 * @param {Float64Array} lockedShareJ
 * @param {number} moved
 * @param {number} percent
 */
export function typeShare(pointJ, lockedShareJ, moved, percent) {
  const startJ = pointJ.slice();
  const others = [...pointJ.keys()].filter((j) => j !== moved && Number.isNaN(lockedShareJ[j]));
  let free = 100;
  lockedShareJ.forEach((share, j) => {
    if (Number.isNaN(share) || j === moved) return;
    pointJ[j] = roundPoints(100 * share);
    free -= pointJ[j];
  });
  free = roundPoints(Math.max(free, 0));
  pointJ[moved] = others.length ? Math.min(Math.max(percent, 0), free) : free;
  shareOut(pointJ, others, free - pointJ[moved], startJ);
}

/** Points that the unlocked criteria have together while every lock holds; NaN when no lock holds any weight. */
function countFreePoints(pointJ, lockedShareJ) {
  let heldPoints = 0;
  let heldShare = 0;
  lockedShareJ.forEach((share, j) => {
    if (Number.isNaN(share)) return;
    heldShare += share;
    heldPoints += pointJ[j];
  });
  return heldShare > 0 ? roundPoints(Math.max(0, heldPoints / heldShare - heldPoints)) : NaN;
}

/** Gives the criteria `points` together, in proportion to `startJ`, none more than the scale has. */
function shareOut(pointJ, criteria, points, startJ) {
  let open = criteria;
  let left = points;
  for (;;) {
    const before = open.reduce((sum, j) => sum + startJ[j], 0);
    const part = (j) => left * (before > 0 ? startJ[j] / before : 1 / open.length);
    const full = open.filter((j) => part(j) > MOST_POINTS);
    if (full.length === 0) {
      for (const j of open) pointJ[j] = roundPoints(part(j));
      break;
    }
    for (const j of full) pointJ[j] = MOST_POINTS;
    left -= MOST_POINTS * full.length;
    open = open.filter((j) => !full.includes(j));
  }
  if (open.length === 0) return;
  const largest = open.reduce((a, b) => (pointJ[b] > pointJ[a] ? b : a));
  const sum = criteria.reduce((total, j) => total + pointJ[j], 0);
  pointJ[largest] = roundPoints(pointJ[largest] + points - sum);
}

/**
 * Brings points above the end of the scale back to it by scaling all of them, in place: no share changes.
 * @param {Float64Array} pointJ
 */
export function fitPoints(pointJ) {
  const most = Math.max(...pointJ);
  if (most <= MOST_POINTS) return;
  for (let j = 0; j < pointJ.length; j++) pointJ[j] = roundPoints((pointJ[j] / most) * MOST_POINTS);
}

/**
 * Locks or unlocks a criterion at its present share, in place.
 * @param {Float64Array} lockedShareJ
 * @param {ArrayLike<number>} pointJ
 * @param {number} j
 */
export function toggleLock(lockedShareJ, pointJ, j) {
  lockedShareJ[j] = Number.isNaN(lockedShareJ[j]) ? shareWeights(pointJ)[j] : NaN;
}

/**
 * Locks for the named criteria at the shares they have.
 * @param {string[]} criterionIds
 * @param {string[]} locked
 * @param {ArrayLike<number>} pointJ
 */
export function lockShares(criterionIds, locked, pointJ) {
  const shareJ = shareWeights(pointJ);
  return Float64Array.from(criterionIds, (id, j) => (locked.includes(id) ? shareJ[j] : NaN));
}

/**
 * What differs from the profile: criteria whose points *and* share changed, and how much of all
 * weight stands elsewhere. Points on another scale with the same shares are no difference.
 * @param {ArrayLike<number>} pointJ
 * @param {ArrayLike<number>} profileJ
 * @returns {{changed: number[], movedShare: number}} most moved share first
 */
export function compareToProfile(pointJ, profileJ) {
  const shareJ = shareWeights(pointJ);
  const profileShareJ = shareWeights(profileJ);
  const gapJ = shareJ.map((share, j) => Math.abs(share - profileShareJ[j]));
  const isChanged = (j) => gapJ[j] > SAME_SHARE && Math.abs(pointJ[j] - profileJ[j]) > SAME_POINTS;
  const changed = [...gapJ.keys()].filter(isChanged).sort((a, b) => gapJ[b] - gapJ[a]);
  return { changed, movedShare: gapJ.reduce((sum, gap) => sum + gap, 0) / 2 };
}
