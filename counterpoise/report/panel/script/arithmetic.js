/**
 * The additive model, as `counterpoise.analysis.score` states it; a browser test holds the two together.
 * Arrays are flat, row by row: `xIj` has an option per row (i) and a criterion per column (j).
 */

/** Scores (0 to 100) closer than this are one score: the difference is rounding. */
export const TIE = 1e-9;

/** Rank of an option with a missing level on a criterion that has weight. */
export const UNRANKED = 0;

/**
 * @typedef {object} Table
 * @property {number} optionCount
 * @property {number} criterionCount
 * @property {Float64Array} valueIj partial values in [0, 1]; NaN where missing
 * @property {Float64Array} lowIj lowest partial value within the estimate; 0 where missing
 * @property {Float64Array} highIj highest partial value within the estimate; 1 where missing
 */

/**
 * @typedef {object} Ranking
 * @property {boolean} hasWeight false when all points are zero; then nothing else is meant
 * @property {Float64Array} shareJ shares of all weight, summing to 1
 * @property {Float64Array} contributionIj score points by criterion; NaN where missing
 * @property {Float64Array} scoreI 0 to 100, NaN for an option without a rank
 * @property {Float64Array} lowI score with every estimate at the end that serves the option least
 * @property {Float64Array} highI score with every estimate at the end that serves it best
 * @property {Int32Array} rankI 1 is best, equal scores share the better rank, 0 is unranked
 * @property {number[]} order rows from first to last, unranked ones at the end
 */

/**
 * Partial values as flat arrays.
 * @param {{value: (number|null)[], low: number[], high: number[]}[]} options
 * @param {number} criterionCount
 * @returns {Table}
 */
export function readTable(options, criterionCount) {
  const flatten = (pick) => Float64Array.from(options.flatMap((option) => pick(option).map((v) => v ?? NaN)));
  return {
    optionCount: options.length,
    criterionCount,
    valueIj: flatten((option) => option.value),
    lowIj: flatten((option) => option.low),
    highIj: flatten((option) => option.high),
  };
}

/**
 * An empty ranking to compute into, so that a drag allocates nothing.
 * @param {Table} table
 * @returns {Ranking}
 */
export function emptyRanking({ optionCount, criterionCount }) {
  return {
    hasWeight: false,
    shareJ: new Float64Array(criterionCount),
    contributionIj: new Float64Array(optionCount * criterionCount),
    scoreI: new Float64Array(optionCount),
    lowI: new Float64Array(optionCount),
    highI: new Float64Array(optionCount),
    rankI: new Int32Array(optionCount),
    order: Array.from({ length: optionCount }, (_, i) => i),
  };
}

/**
 * Shares of all weight, summing to 1; all zero when no criterion has points.
 * @param {ArrayLike<number>} pointJ
 * @param {Float64Array} [shareJ] filled and returned
 */
export function shareWeights(pointJ, shareJ = new Float64Array(pointJ.length)) {
  let total = 0;
  for (let j = 0; j < pointJ.length; j++) total += pointJ[j];
  for (let j = 0; j < pointJ.length; j++) shareJ[j] = total > 0 ? pointJ[j] / total : 0;
  return shareJ;
}

/**
 * Scores and ranks every option under the given points.
 * @param {Table} table
 * @param {ArrayLike<number>} pointJ
 * @param {Ranking} ranking overwritten
 * @returns {Ranking} the same object
 */
export function rankOptions(table, pointJ, ranking = emptyRanking(table)) {
  shareWeights(pointJ, ranking.shareJ);
  ranking.hasWeight = ranking.shareJ.some((share) => share > 0);
  for (let i = 0; i < table.optionCount; i++) scoreOption(table, i, ranking);
  rankScores(ranking.scoreI, ranking.rankI);
  orderByRank(ranking.rankI, ranking.order);
  return ranking;
}

function scoreOption(table, i, ranking) {
  let score = 0;
  let low = 0;
  let high = 0;
  for (let j = 0; j < table.criterionCount; j++) {
    const cell = i * table.criterionCount + j;
    const share = ranking.shareJ[j];
    // A missing value with no weight contributes nothing; with weight it leaves no score.
    const contribution = share === 0 ? 0 : 100 * (table.valueIj[cell] * share);
    ranking.contributionIj[cell] = contribution;
    score += contribution;
    low += 100 * table.lowIj[cell] * share;
    high += 100 * table.highIj[cell] * share;
  }
  ranking.scoreI[i] = score;
  ranking.lowI[i] = low;
  ranking.highI[i] = high;
}

/** Rank of every score, 1 best; equal scores share the better rank, NaN gets rank 0. */
function rankScores(scoreI, rankI) {
  for (let i = 0; i < scoreI.length; i++) {
    let above = 0;
    for (let k = 0; k < scoreI.length; k++) if (scoreI[k] > scoreI[i] + TIE) above += 1;
    rankI[i] = Number.isNaN(scoreI[i]) ? UNRANKED : 1 + above;
  }
}

/** Rows from first to last, in place; ties keep the order of the options, unranked come last. */
function orderByRank(rankI, order) {
  const place = (i) => (rankI[i] === UNRANKED ? Infinity : rankI[i]);
  order.sort((i, k) => (place(i) === place(k) ? i - k : place(i) - place(k)));
}
