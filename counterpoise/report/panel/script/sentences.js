/** The answer's sentences, from the patterns of `counterpoise.report`, by the rules of its `whole.py`. */

import { sharedMembers } from "./contest.js";
import { joinNames, numberApart, roundShown } from "./words.js";

const LISTED = 3;

/**
 * A pattern filled in, as parts with a mark: "" plain, "tie" too close to call, "red" a line crossed.
 * @param {Record<string, string>} patterns
 * @param {string} name
 * @param {Record<string, string | number | {text: string, mark: string}[]>} values
 */
export function fill(patterns, name, values = {}) {
  const parts = [];
  for (const [, mark, marked, key, plain] of patterns[name].matchAll(/<(tie|red)>(.*?)<\/\1>|\{(\w+)\}|([^<{]+)/g)) {
    if (mark) parts.push({ text: marked.replace(/\{(\w+)\}/g, (_, inner) => toText(values[inner])), mark });
    else if (!key) parts.push({ text: plain, mark: "" });
    else if (Array.isArray(values[key])) parts.push(...values[key]);
    else parts.push({ text: String(values[key]), mark: "" });
  }
  return joinParts(parts);
}

function joinParts(parts) {
  const joined = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && last.mark === part.mark) last.text += part.text;
    else if (part.text) joined.push({ ...part });
  }
  return joined;
}

/** The words of parts. */
export function toText(filled) {
  return Array.isArray(filled) ? filled.map((part) => part.text).join("") : String(filled);
}

/** What the packages say: a headline and its evidence. */
export function sayTogether(board, now) {
  const { patterns, together: contest } = board;
  if (!hasWeight(now)) return [fill(patterns, "no_weight"), []];
  if (contest.members.length === 0) return [fill(patterns, "none_allowed"), []];
  if (now.order.length === 0) return [fill(patterns, "none_ranked_packages"), []];
  if (contest.members.length === 1 && contest.members[0].length === 0) {
    return [fill(patterns, "only_baseline", { first: board.baseline }), []];
  }
  const more = joinParts([...clause(board, board.leftOut, "left_out"), ...clause(board, neverRanked(board, now), "unranked")]);
  const name = (p) => namePackage(board, p);
  if (board.isCut && now.tied.length > 1 && now.tied.length === now.order.length) return sayCut(board, now, name, more);
  if (now.tied.length > 1) return [sayTiedPackages(board, now, more), evidenceOfTie(board, now)];
  const share = shareOf100(patterns, now.firstP[now.order[0]]);
  return [sayClear(board, contest, now, name, more), fill(patterns, "packages_clear", { share, over: over(board, now) })];
}

/** What the measures say, one by one. */
export function sayAlone(board, now) {
  const { patterns, alone: contest } = board;
  if (!hasWeight(now)) return [fill(patterns, "no_weight"), []];
  if (now.order.length === 0) return [fill(patterns, "none_ranked_measures"), []];
  const name = (p) => board.labels[contest.members[p][0]];
  const unranked = contest.members.flatMap((_, p) => (now.rankP[p] === 0 ? [name(p)] : []));
  const more = joinParts([...clause(board, board.leftOut, "left_out"), ...clause(board, unranked, "unranked")]);
  const first = name(now.order[0]);
  const share = shareOf100(patterns, now.firstP[now.order[0]]);
  const lead = now.order.length > 1 ? pointsApart(patterns, leadOf(now), board.margin) : "";
  if (now.tied.length > 1) {
    return [sayTiedMeasures(board, now, name, more), fill(patterns, "measures_tie", { first, lead, share })];
  }
  const head = sayClear(board, contest, now, name, more);
  const isEvery = now.order.length > 1 && now.order.every((p) => contest.crosses[p].length > 0);
  const which = unranked.length ? "all_ranked_cross" : "all_cross";
  const all = isEvery ? fill(patterns, which, { n: now.order.length }) : "";
  const isDoubtful = doubtOf(board, contest, now.order[0]).length > 0;
  if (now.order.length === 1 || !isDoubtful) return [head, fill(patterns, "measures_alone", { all, share })];
  return [head, fill(patterns, "measures_clear", { all, second: name(now.order[1]), lead, share })];
}

/** More packages than are here may be as good. */
function sayCut(board, now, name, more) {
  const { patterns } = board;
  const margin = pointsApart(patterns, board.margin, null);
  const share = shareOf100(patterns, now.firstP[now.order[0]]);
  const [names, score] = [name(now.order[0]), whole(now.scoreP[now.order[0]])];
  const head = fill(patterns, "tie_cut", { n: now.tied.length, margin, more });
  return [head, fill(patterns, "packages_cut", { names, score, share, over: over(board, now) })];
}

function hasWeight(now) {
  return now.shareJ.some((share) => share > 0);
}

function leadOf({ scoreP, order }) {
  return scoreP[order[0]] - scoreP[order[1]];
}

function sayClear(board, contest, now, name, more) {
  const { patterns } = board;
  const doubt = doubtOf(board, contest, now.order[0]);
  const values = { first: name(now.order[0]), score: whole(now.scoreP[now.order[0]]), more };
  if (doubt.length) values.doubt = fill(patterns, "it", { doubt });
  if (now.order.length === 1) return fill(patterns, doubt.length ? "alone_but" : "alone", values);
  if (doubt.length) return fill(patterns, "clear_but", values);
  const lead = pointsApart(patterns, leadOf(now), board.margin);
  return fill(patterns, "clear", { ...values, lead, second: name(now.order[1]) });
}

function sayTiedPackages(board, now, more) {
  const { patterns } = board;
  const names = sharedMembers(board.together, now).map((i) => board.labels[i]);
  if (names.length === 0) {
    return fill(patterns, "tie_apart", { n: now.tied.length, margin: pointsApart(patterns, board.margin, null), more });
  }
  const [a, b] = names;
  const which = ["holds_one", "holds_two", "holds_more"][Math.min(names.length, 3) - 1];
  return fill(patterns, "tie_shared", { holds: fill(patterns, which, { a, b, names: joinNames(names) }), more });
}

function evidenceOfTie(board, now) {
  const { patterns, together } = board;
  const shared = sharedMembers(together, now);
  const added = together.members[now.order[0]].filter((i) => !shared.includes(i)).map((i) => board.labels[i]);
  const adds = shared.length === 0
    ? fill(patterns, "adds_all", { names: namePackage(board, now.order[0]) })
    : fill(patterns, added.length ? "adds" : "adds_none", { names: joinNames(added) });
  const share = shareOf100(patterns, now.firstP[now.order[0]]);
  const score = whole(now.scoreP[now.order[0]]);
  const margin = String(board.margin);
  return fill(patterns, "packages_tie", { n: now.tied.length, margin, adds, score, share, over: over(board, now) });
}

function sayTiedMeasures(board, now, name, more) {
  const { patterns, alone } = board;
  const doubt = doubtOf(board, alone, now.order[0]);
  const but = doubt.length ? "_but" : "";
  const [first, score] = [name(now.order[0]), whole(now.scoreP[now.order[0]])];
  if (now.tied.length > 2) {
    return fill(patterns, `tie_many${but}`, { first, score, n: now.tied.length - 1, doubt, more });
  }
  const [second, other] = [name(now.tied[1]), whole(now.scoreP[now.tied[1]])];
  const scores = fill(patterns, score === other ? "score_same" : "score_two", { score, other });
  return fill(patterns, `tie_two${but}`, { first, second, scores, doubt, more });
}

/** The lines that a row is on the wrong side of at most likely levels. */
function doubtOf({ patterns, criteria }, contest, p) {
  const parts = [["doubt_line", contest.crosses[p]], ["doubt_least", contest.misses[p]]]
    .filter(([, columns]) => columns.length > 0)
    .map(([which, columns]) => fill(patterns, which, { criteria: joinNames(columns.map((j) => criteria[j])) }));
  return parts.length < 2 ? (parts[0] ?? []) : joinParts([...parts[0], ...fill(patterns, "and"), ...parts[1]]);
}

function over(board, now) {
  const { patterns, together, redLines } = board;
  if (!together.over) return [];
  const share = together.over[now.order[0]];
  if (share === 0) return fill(patterns, "over_none");
  return fill(patterns, "over", { criteria: redLines.join(" or "), k: shareOf100(patterns, share) });
}

function clause({ patterns }, names, what) {
  if (names.length === 0) return [];
  const listed = names.length <= LISTED ? names : [...names.slice(0, LISTED), `${names.length - LISTED} more`];
  return fill(patterns, names.length === 1 ? `${what}_one` : `${what}_many`, { names: joinNames(listed) });
}

/** A package by its members; the empty one is the baseline. */
export function namePackage(board, p) {
  return board.together.members[p].map((i) => board.labels[i]).join(" + ") || board.baseline;
}

/** Measures that only packages without a rank hold, for a level that counts is missing. */
function neverRanked({ labels, together: { members } }, now) {
  const isHeld = (i) => members.some((each) => each.includes(i));
  return labels.filter((_, i) => isHeld(i) && !now.order.some((p) => members[p].includes(i)));
}

function whole(score) {
  return String(roundShown(score, 0));
}

/** A difference of scores: `points_apart` in Python. */
export function pointsApart(patterns, amount, threshold) {
  const number = numberApart(amount, threshold);
  return toText(fill(patterns, number === "1" ? "point" : "points", { n: number }));
}

/** A share of simulations as so many of 100: `share_of_100` in Python. */
export function shareOf100(patterns, share) {
  const shown = roundShown(100 * share, 0);
  if (share <= 0) return patterns.share_none;
  if (shown < 1) return patterns.share_few;
  if (shown >= 100 && share < 1) return patterns.share_most;
  return String(shown);
}
