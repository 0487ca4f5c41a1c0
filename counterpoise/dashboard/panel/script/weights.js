/**
 * Points on the sliders, locks, and what differs from the profile. Pure functions on arrays.
 *
 * A lock keeps a criterion's *share of all weight*. When an unlocked slider moves, the points of
 * the locked criteria follow so that each locked share stays what it was when it was locked:
 *
 *     points of locked j = share_j / (1 - sum of locked shares) x sum of the unlocked points
 *
 * The unlocked criteria divide what the locks leave, in proportion to their points. Two cases have
 * no such answer, and then the locked points simply stay: no unlocked criterion has points, or the
 * locked criteria hold all weight. Points are kept to 0.01, so a locked share holds to that.
 */

import { shareWeights } from "./arithmetic.js";

/** End of the sliders' scale. */
export const MOST_POINTS = 100;

const ALL_WEIGHT = 1 - 1e-9;
const SAME_POINTS = 0.005;
const SAME_SHARE = 0.0005;

/** @param {number} points */
export function roundPoints(points) {
  return Math.round(points * 100) / 100;
}

/**
 * Sets one criterion's points and lets the locked ones follow, in place.
 * @param {Float64Array} pointJ
 * @param {Float64Array} lockedShareJ share held by the lock, NaN where unlocked
 * @param {number} moved
 * @param {number} points
 */
export function movePoints(pointJ, lockedShareJ, moved, points) {
  pointJ[moved] = points;
  holdLockedShares(pointJ, lockedShareJ);
}

function holdLockedShares(pointJ, lockedShareJ) {
  const { freePoints, heldShare } = sumLocks(pointJ, lockedShareJ);
  if (freePoints <= 0 || heldShare >= ALL_WEIGHT) return;
  const pointsPerShare = freePoints / (1 - heldShare);
  lockedShareJ.forEach((share, j) => {
    if (!Number.isNaN(share)) pointJ[j] = roundPoints(share * pointsPerShare);
  });
}

function sumLocks(pointJ, lockedShareJ) {
  let freePoints = 0;
  let heldShare = 0;
  for (let j = 0; j < pointJ.length; j++) {
    if (Number.isNaN(lockedShareJ[j])) freePoints += pointJ[j];
    else heldShare += lockedShareJ[j];
  }
  return { freePoints, heldShare };
}

/**
 * Brings points above the end of the scale back to it by scaling all of them, in place: no share
 * changes. Only locked criteria can get there, and only on release, so the slider in the hand never jumps.
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
