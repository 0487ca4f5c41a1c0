/**
 * Packages and measures over draws, as `counterpoise.analysis.packages.contest` states them. Rows p, criteria j,
 * draws d; a drawn partial value is a byte of 254 steps, 255 where missing.
 */

import { TIE, shareWeights } from "./arithmetic.js";

const STEPS = 254;

/** Scores of a draw closer than this tie: they are held in single precision. */
const DRAW_TIE = 1e-4;

/** Changed weights up to which sums are mended rather than made anew. */
const MOST_CHANGES = 4;

/** In every move one row in so many is summed anew, in turn, so that rounding never adds up. */
const TURNS = 32;

/** Bins of a score's spread over draws: its ends are known to a fifth of a point. */
const BINS = 512;
const LOW_END = 0.05;
const HIGH_END = 0.95;

/**
 * @typedef {object} Contest
 * @property {number[][]} members indices of measures, by row
 * @property {Float64Array} valuePj partial values, NaN where missing
 * @property {Uint8Array} bytePjd drawn partial values
 * @property {number[] | null} over share of draws in which a red line is crossed
 * @property {number[] | null} short share of draws in which a level to reach is not
 * @property {number[][]} crosses criteria whose red line a row crosses at most likely levels
 * @property {number[][]} misses criteria on which a row falls short at most likely levels
 */

/** What is sent once: a length, that many bytes of JSON, and the draws. @param {Uint8Array} bytes */
export function readBoard(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  const board = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  let at = 4 + length;
  for (const name of ["together", "alone"]) {
    const of = board[name];
    const size = of.members.length * board.criteria.length * board.draws;
    of.valuePj = Float64Array.from(of.values.flat(), (value) => value ?? NaN);
    of.bytePjd = bytes.subarray(at, at + size);
    at += size;
  }
  return board;
}

/** An empty standing to compute into, so that a drag allocates little. @param {Contest} contest */
export function emptyStanding(contest, criterionCount, draws) {
  const count = contest.members.length;
  return {
    shareJ: new Float64Array(criterionCount),
    scoreP: new Float64Array(count),
    contributionPj: new Float64Array(count * criterionCount),
    rankP: new Int32Array(count),
    firstP: new Float64Array(count),
    order: [],
    tied: [],
    sumPd: new Float32Array(count * draws),
    atJ: new Float64Array(criterionCount).fill(NaN),
    turn: 0,
    scale: 0,
    bestD: new Float32Array(draws),
    winnerD: new Int32Array(draws),
    isTiedD: new Uint8Array(draws),
  };
}

/**
 * Scores, ranks, rows too close to call and shares of first places under weights.
 * @param {Contest} contest
 * @param {ArrayLike<number>} pointJ
 * @param {number} margin
 * @param {ReturnType<typeof emptyStanding>} standing overwritten and returned
 */
export function stand(contest, pointJ, margin, standing) {
  shareWeights(pointJ, standing.shareJ);
  scoreRows(contest, standing);
  const { scoreP } = standing;
  const ranked = [...scoreP.keys()].filter((p) => !Number.isNaN(scoreP[p]));
  const rounded = (p) => Math.round(scoreP[p] * 1e9) / 1e9;
  standing.order = ranked.sort((a, b) => rounded(b) - rounded(a) || a - b);
  standing.rankP.fill(0);
  standing.order.forEach((p, k) => {
    const before = standing.order[k - 1];
    standing.rankP[p] = k > 0 && scoreP[before] - scoreP[p] <= TIE ? standing.rankP[before] : k + 1;
  });
  const best = standing.order.length ? scoreP[standing.order[0]] : NaN;
  standing.tied = standing.order.filter((p) => scoreP[p] >= best - margin - TIE);
  countFirsts(contest, pointJ, standing);
  return standing;
}

function scoreRows(contest, { shareJ, scoreP, contributionPj }) {
  const n = shareJ.length;
  for (let p = 0; p < scoreP.length; p++) {
    let score = 0;
    for (let j = 0; j < n; j++) {
      const part = shareJ[j] === 0 ? 0 : 100 * contest.valuePj[p * n + j] * shareJ[j];
      contributionPj[p * n + j] = part;
      score += part;
    }
    scoreP[p] = score;
  }
}

/**
 * Shares of draws in which a row is first, ties sharing it; rows without a rank take part in no draw.
 *
 * What is kept per row and draw is the sum of points x bytes, so that a weight that moves alone adds one criterion's
 * change and nothing else; some rows in every move, and all when much has changed, are summed anew.
 */
function countFirsts(contest, pointJ, standing) {
  const { sumPd, bestD, winnerD, isTiedD, firstP, order, atJ } = standing;
  const draws = bestD.length;
  const total = pointJ.reduce((sum, points) => sum + points, 0);
  const changed = [...atJ.keys()].filter((j) => atJ[j] !== pointJ[j]);
  const isWhole = order.length === firstP.length;
  const isFresh = !isWhole || Number.isNaN(atJ[0]) || changed.length > MOST_CHANGES;
  standing.scale = 100 / (STEPS * total);
  standing.turn = (standing.turn + 1) % TURNS;
  bestD.fill(-Infinity);
  isTiedD.fill(0);
  firstP.fill(0);
  const tie = DRAW_TIE / standing.scale;
  for (const p of order) {
    const sumD = sumPd.subarray(p * draws, (p + 1) * draws);
    const byteD = (j) => contest.bytePjd.subarray((p * pointJ.length + j) * draws, (p * pointJ.length + j + 1) * draws);
    const isAnew = isFresh || p % TURNS === standing.turn;
    if (isAnew) weighDraws(byteD, pointJ, sumD);
    else for (const j of changed.slice(1)) addDraws(byteD(j), pointJ[j] - atJ[j], sumD);
    if (isAnew || changed.length === 0) followBest(sumD, p, tie, standing);
    else addAndFollow(byteD(changed[0]), pointJ[changed[0]] - atJ[changed[0]], sumD, p, tie, standing);
  }
  atJ.set(pointJ);
  if (!isWhole) atJ[0] = NaN;
  for (let d = 0; d < draws && order.length; d++) if (!isTiedD[d]) firstP[winnerD[d]] += 1;
  for (let d = 0; d < draws && order.length; d++) if (isTiedD[d]) shareFirst(standing, d);
  for (const p of order) firstP[p] /= draws;
}

/** Weighs a row in every draw anew; criteria go four at a time, so that a sum is read and written less often. */
function weighDraws(byteD, pointJ, sumD) {
  const used = [...pointJ.keys()].filter((j) => pointJ[j] > 0);
  sumD.fill(0);
  for (let k = 0; k < used.length; k += 4) {
    const [wa, wb, wc, we] = [0, 1, 2, 3].map((step) => pointJ[used[k + step]] ?? 0);
    const [a, b, c, e] = [0, 1, 2, 3].map((step) => byteD(used[k + step] ?? used[k]));
    for (let d = 0; d < sumD.length; d++) sumD[d] += a[d] * wa + b[d] * wb + c[d] * wc + e[d] * we;
  }
}

function addDraws(byteD, change, sumD) {
  for (let d = 0; d < sumD.length; d++) sumD[d] += byteD[d] * change;
}

/** `addDraws`, then `followBest`, in one pass: the usual move of a drag, where one weight has changed. */
function addAndFollow(byteD, change, sumD, p, tie, { bestD, winnerD, isTiedD }) {
  for (let d = 0; d < sumD.length; d++) {
    const sum = Math.fround(sumD[d] + byteD[d] * change);
    sumD[d] = sum;
    const gap = sum - bestD[d];
    if (gap < -tie) continue;
    isTiedD[d] = gap <= tie ? 1 : 0;
    if (gap > 0) {
      bestD[d] = sum;
      winnerD[d] = p;
    }
  }
}

/** Keeps the best sum of every draw, whose it is, and whether another came within the tie of it. */
function followBest(sumD, p, tie, { bestD, winnerD, isTiedD }) {
  for (let d = 0; d < sumD.length; d++) {
    const gap = sumD[d] - bestD[d];
    if (gap < -tie) continue;
    isTiedD[d] = gap <= tie ? 1 : 0;
    if (gap > 0) {
      bestD[d] = sumD[d];
      winnerD[d] = p;
    }
  }
}

/** A draw in which several rows tie for first; each takes its part. */
function shareFirst({ sumPd, bestD, firstP, order, scale }, d) {
  const draws = bestD.length;
  const tied = order.filter((p) => sumPd[p * draws + d] >= bestD[d] - DRAW_TIE / scale);
  for (const p of tied) firstP[p] += 1 / tied.length;
}

/** Ends of nine in ten draws of a row's score, to a fifth of a point. @returns {[number, number]} */
export function spreadOf(standing, p) {
  const draws = standing.bestD.length;
  const count = new Uint16Array(BINS + 1);
  for (let d = 0; d < draws; d++) count[Math.min((standing.sumPd[p * draws + d] * standing.scale * BINS) / 100, BINS) | 0] += 1;
  const find = (place) => {
    let seen = 0;
    for (let bin = 0; bin <= BINS; bin++) {
      seen += count[bin];
      if (seen > place) return ((bin + 0.5) * 100) / BINS;
    }
    return 100;
  };
  return [find(LOW_END * (draws - 1)), find(HIGH_END * (draws - 1))];
}

/** Measures that all rows too close to call hold, in the case's order. */
export function sharedMembers(contest, { tied }) {
  if (tied.length === 0) return [];
  const [first, ...others] = tied.map((p) => contest.members[p]);
  return first.filter((i) => others.every((members) => members.includes(i)));
}

