/** What the numbers say, in the words and with the rounding of `counterpoise.report`. Nothing here touches the page. */

import { TIE, UNRANKED } from "./arithmetic.js";

const NAMED_CHANGES = 3;

/** Leaders named, as in Python's answer_sentence. */
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

/** An amount of score with its unit: "1 point", "2.3 points"; a trace is "less than 0.1 points". */
export function describePoints(amount) {
  if (amount > TIE && amount < 0.05) return "less than 0.1 points";
  const shown = roundShown(amount, 1);
  const text = Number.isInteger(shown) ? String(shown) : shown.toFixed(1);
  return text === "1" ? "1 point" : `${text} points`;
}

/** What a screen reader says for a slider. */
export function describeSlider(points, share) {
  return `${formatPoints(points)} points, ${formatShare(share)} of all weight`;
}

/**
 * Who is first and how safe that is.
 * @param {import("./arithmetic.js").Ranking} ranking
 * @param {string[]} labels
 * @param {number} tooClose difference in score that means nothing here
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
  const score = `${formatOne(ranking.scoreI[ranked[0]])} of 100`;
  if (leaders.length > 1) return `${joinNames(shortenNames(leaders))} share first place with ${score}.`;
  if (ranked.length === 1) return `${leaders[0]} has ${score}; no other option can be ranked beside it.`;
  const lead = ranking.scoreI[ranked[0]] - ranking.scoreI[ranked[1]];
  const sentence = `First: ${leaders[0]} with ${score}, ${describePoints(lead)} ahead of ${labels[ranked[1]]}.`;
  if (lead >= tooClose) return sentence;
  return `${sentence} The lead is smaller than the ${describePoints(tooClose)} that mean nothing in this case.`;
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
export function describeDifference({ changed, movedShare }, { criteria, profileJ, profileName }, pointJ) {
  if (changed.length === 0) return `As in the profile “${profileName}”.`;
  const one = (j) => `${criteria[j].name} ${formatPoints(profileJ[j])} → ${formatPoints(pointJ[j])}`;
  const named = changed.slice(0, NAMED_CHANGES).map(one).join(", ");
  const rest = changed.length - NAMED_CHANGES;
  const more = rest > 0 ? `, and ${rest} more` : "";
  return `Differs from “${profileName}”: ${named}${more}. ${formatShare(movedShare)} of all weight has moved.`;
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
