/** What the numbers say, in words. Nothing here touches the page. */

import { UNRANKED } from "./arithmetic.js";

const NAMED_CHANGES = 3;

/**
 * One decimal, rounded as Python rounds: an exact tie goes to the even digit.
 * @param {number} x
 */
export function formatOne(x) {
  const isTie = Number.isInteger(x * 4) && !Number.isInteger(x * 2);
  if (!isTie) return x.toFixed(1);
  return ((2 * Math.round((x * 10) / 2)) / 10).toFixed(1);
}

/** Points without needless decimals: 24, 11.11. @param {number} points */
export function formatPoints(points) {
  return String(Math.round(points * 100) / 100);
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
 * Who is first and how safe that is.
 * @param {import("./arithmetic.js").Ranking} ranking
 * @param {string[]} labels
 * @param {number} tooClose difference in score that means nothing here
 */
export function describeLead(ranking, labels, tooClose) {
  if (!ranking.hasWeight) return "All weights are zero; at least one criterion needs weight.";
  const ranked = ranking.order.filter((i) => ranking.rankI[i] !== UNRANKED);
  if (ranked.length === 0) return "No option can be ranked: each one misses a level on a criterion with weight.";
  const leaders = ranked.filter((i) => ranking.rankI[i] === 1);
  const score = `${formatOne(ranking.scoreI[ranked[0]])} points`;
  if (leaders.length > 1) return `First, with equal scores: ${joinNames(leaders.map((i) => labels[i]))}, ${score} each.`;
  const first = `First: ${labels[ranked[0]]}, ${score}`;
  return ranked.length === 1 ? `${first}; nothing else can be ranked.` : `${first}, ${describeGap(ranking, ranked, labels, tooClose)}.`;
}

function describeGap(ranking, [first, second], labels, tooClose) {
  const lead = ranking.scoreI[first] - ranking.scoreI[second];
  const ahead = `${formatOne(lead)} ahead of ${labels[second]}`;
  return lead < tooClose ? `${ahead}; within the ${formatPoints(tooClose)} points that mean nothing here` : ahead;
}

/** What is known of an option that has no rank. */
export function describeBounds(low, high) {
  return `no rank: level missing, ${formatOne(low)} to ${formatOne(high)}`;
}

/**
 * The line under the sliders.
 * @param {{changed: number[], movedShare: number}} difference
 * @param {string[]} names
 * @param {ArrayLike<number>} pointJ
 * @param {ArrayLike<number>} profileJ
 * @param {string} profileName
 */
export function describeDifference({ changed, movedShare }, names, pointJ, profileJ, profileName) {
  if (changed.length === 0) return `As in the profile “${profileName}”.`;
  const one = (j) => `${names[j]} ${formatPoints(profileJ[j])} → ${formatPoints(pointJ[j])}`;
  const named = changed.slice(0, NAMED_CHANGES).map(one).join(", ");
  const rest = changed.length - NAMED_CHANGES;
  const more = rest > 0 ? `, and ${rest} more` : "";
  return `Differs from “${profileName}”: ${named}${more}. ${formatShare(movedShare)} of all weight has moved.`;
}

/** One segment of one bar. */
export function describeSegment(option, criterion, share, value, contribution) {
  return `${option}, ${criterion}: ${formatShare(share)} of weight × value ${value.toFixed(2)} = ${formatOne(contribution)} points`;
}

function joinNames(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
