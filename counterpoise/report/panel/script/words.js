/** What the numbers say, in the words and with the rounding of `counterpoise.report`. Nothing here touches the page. */

import { shareWeights, TIE, UNRANKED } from "./arithmetic.js";

const NAMED_CHANGES = 3;

/** Leaders named, as in Python's lead_sentence. */
const MOST_NAMED = 5;
const FILE_DECIMALS = 10;

/**
 * A number of 0 or more rounded to the nearest, halves up, on its decimal form: `round_shown` in Python.
 * @param {number} x
 * @param {number} decimals
 */
export function roundShown(x, decimals) {
  const exact = Number(x.toFixed(FILE_DECIMALS));
  if (exact < 1e-6) return 0;
  return Number(`${Math.round(Number(`${exact}e${decimals}`))}e-${decimals}`);
}

/** One decimal, as every score and share is shown. @param {number} x */
export function formatOne(x) {
  return roundShown(x, 1).toFixed(1);
}

/** Slider points without needless decimals: 24, 11.11. @param {number} points */
export function formatPoints(points) {
  return String(roundShown(points, 2));
}

/** @param {number} share between 0 and 1 */
export function formatShare(share) {
  return `${formatOne(100 * share)} %`;
}


/** What a screen reader says for a slider. */
export function describeSlider(points, share) {
  return `${formatPoints(points)} points, ${formatShare(share)} of all weight`;
}

/**
 * Which option ranks first, or that it is too close to call: `lead_sentence` in Python.
 * @param {import("./arithmetic.js").Ranking} ranking
 * @param {string[]} labels
 * @param {number} tooClose the tie margin in score points
 * @param {string} caveat what must be said before any ranking, or empty
 */
export function describeLead(ranking, labels, tooClose, caveat = "") {
  const lead = describeLeaders(ranking, labels, tooClose);
  return caveat ? `${caveat} ${lead}` : lead;
}

function describeLeaders(ranking, labels, tooClose) {
  if (!ranking.hasWeight) return "All weights are zero; at least one criterion needs weight.";
  const ranked = ranking.order.filter((i) => ranking.rankI[i] !== UNRANKED);
  if (ranked.length === 0) return "No option can be ranked: each lacks a level on a criterion that has weight.";
  const leaders = ranked.filter((i) => ranking.rankI[i] === 1).map((i) => labels[i]);
  const best = ranking.scoreI[ranked[0]];
  const score = `(${roundShown(best, 0)} of 100)`;
  if (leaders.length > 1) return `${joinNames(shortenNames(leaders))} share first place ${score}.`;
  if (ranked.length === 1) return `${leaders[0]} ${score} is the only option that can be ranked.`;
  const apart = numberApart(best - ranking.scoreI[ranked[1]], tooClose);
  const [lead, second] = [`${apart} ${apart === "1" ? "point" : "points"}`, labels[ranked[1]]];
  const close = ranked.slice(1).filter((i) => tooClose > 0 && ranking.scoreI[i] >= best - tooClose - TIE).length;
  if (close === 0) return `${leaders[0]} ranks first ${score}, ${lead} ahead of ${second}.`;
  const which = close === 1 ? `${second} is ${lead} behind, within` : `${close} other options are within`;
  return `${leaders[0]} leads ${score}, but it is too close to call: ${which} this case's ${tooClose}-point tie margin.`;
}

/** The number of points between two scores: whole, or with decimals where whole points would hide it or a threshold. */
export function numberApart(amount, threshold) {
  let decimals = 0;
  if (threshold === null) while (decimals < 12 && roundShown(amount, decimals) !== Number(amount.toPrecision(12))) decimals += 1;
  else {
    const isSame = Number(amount.toPrecision(12)) === Number(threshold.toPrecision(12));
    while (!isSame && decimals < 12 && roundShown(amount, decimals) === roundShown(threshold, decimals)) decimals += 1;
    if (decimals === 12) decimals = 0;
    if (amount > 0 && amount < 0.95) decimals = Math.max(decimals, 1);
    decimals = Math.min(decimals, 2);
  }
  return roundShown(amount, decimals).toFixed(decimals);
}

/** What is known of an option that has no rank. */
export function describeBounds(low, high) {
  return `no rank: level missing, ${formatOne(low)} to ${formatOne(high)}`;
}

/**
 * The line under the sliders.
 * @param {{changed: number[], movedShare: number}} difference
 * @param {import("./panel.js").PanelData} data
 * @param {ArrayLike<number>} pointJ
 */
export function describeDifference({ changed, movedShare }, { criteria, profileJ, profileName, mode }, pointJ) {
  if (changed.length === 0) return `As in the profile “${profileName}”.`;
  const one = (j) => `${criteria[j].name} ${describeChange(j, profileJ, pointJ, mode === "answer")}`;
  const named = changed.slice(0, NAMED_CHANGES).map(one).join(", ");
  const rest = changed.length - NAMED_CHANGES;
  const more = rest > 0 ? `, and ${rest} more` : "";
  return `Differs from “${profileName}”: ${named}${more}. ${formatShare(movedShare)} of the weight has shifted.`;
}

/** Points, or shares where the panel shows no points. */
function describeChange(j, profileJ, pointJ, isOfShares) {
  if (!isOfShares) return `${formatPoints(profileJ[j])} → ${formatPoints(pointJ[j])}`;
  const [before, now] = [profileJ, pointJ].map((of) => formatOne(100 * shareWeights(of)[j]));
  return `${before} → ${now} %`;
}

/** One segment of one bar. */
export function describeSegment(option, criterion, share, value, contribution) {
  const product = `${formatShare(share)} of weight × value ${value.toFixed(2)}`;
  return `${option}, ${criterion}: ${product} = ${formatOne(contribution)} points`;
}

/** The first names and how many more there are. @param {string[]} names */
function shortenNames(names) {
  return names.length <= MOST_NAMED ? names : [...names.slice(0, MOST_NAMED), `${names.length - MOST_NAMED} more`];
}

export function joinNames(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
