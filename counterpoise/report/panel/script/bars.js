/** The right side: the ranking as stacked contributions. Rows move by transform, segments by width. */

import { UNRANKED } from "./arithmetic.js";
import { make, setAttribute, setStyle, setText } from "./dom.js";
import { letterOf } from "./sliders.js";
import { describeBounds, describeSegment, formatOne } from "./words.js";

/** A segment narrower than this (in pixels) does not show its letter. */
const ROOM_FOR_LETTER = 13;

/** With more options than this, a narrow screen has no room to keep the bars in sight while the sliders scroll. */
const MOST_IN_SIGHT = 10;

const TICKS = [0, 25, 50, 75, 100];

/**
 * @param {import("./panel.js").PanelData} data
 * @returns {{node: HTMLElement, list: HTMLElement, rows: object[], lead: HTMLElement, table: HTMLElement,
 *   reading: HTMLElement, band: HTMLElement, reference: HTMLElement, trackWidth: number}}
 */
export function buildBars(data) {
  const lead = make("p", { class: "lead" });
  const band = make("i", { class: "band" });
  const reference = make("i", { class: "reference" });
  const ticks = TICKS.map((tick) => make("span", { text: tick, style: `left:${tick}%` }));
  const axis = make("div", { class: "axis" }, ticks);
  const ground = make("div", { class: "ground" }, [axis, band, make("div", { class: "shift" }, [reference])]);
  const rows = data.options.map((option) => buildBar(option, data));
  const nodes = rows.map((row) => row.node);
  const size = `--count:${rows.length}`;
  const list = make("div", { class: "list", "aria-hidden": "true", style: size }, [ground, ...nodes]);
  const reading = make("p", { class: "reading", "aria-hidden": "true", text: explainMarks(data) });
  const table = make("table");
  const spoken = make("div", { class: "unseen" }, [table]);
  const node = make("div", { class: "bars", "data-many": rows.length > MOST_IN_SIGHT }, [lead, list, spoken]);
  return { node, list, rows, lead, table, reading, band, reference, trackWidth: 0 };
}

/** The key to the marks, shown when no segment is pointed at. @param {object} data */
export function explainMarks(data) {
  const close = data.tooClose > 0 ? ` Gray band: too close to call, within ${data.tooClose} points of the first.` : "";
  const today = data.baseline ? " Dashed: the baseline." : "";
  return `Letters are the criteria. Line below a bar: score with all estimates at their worst to all at their best.${close}${today}`;
}

function buildBar(option, data) {
  const segments = data.criteria.map((criterion, j) => buildSegment(criterion, j));
  const whisker = make("i", { class: "whisker" });
  const shift = make("div", { class: "shift" }, [whisker]);
  const bounds = make("span", { class: "bounds" });
  const stack = make("div", { class: "stack" }, segments);
  const rank = make("span", { class: "rank" });
  const score = make("span", { class: "score" });
  const name = make("span", { class: "option", title: option.label }, [make("span", { text: option.label })]);
  if (option.id === data.baseline) name.append(make("small", { text: "baseline" }));
  const track = make("div", { class: "track" }, [stack, shift, bounds]);
  const node = make("div", { class: "bar" }, [rank, name, track, score]);
  return { node, rank, score, segments, whisker, shift, bounds };
}

function buildSegment(criterion, j) {
  return make("i", { "data-hue": criterion.hue, "data-tone": criterion.tone, "data-j": j, text: letterOf(j) });
}

/**
 * @param {ReturnType<typeof buildBars>} bars
 * @param {import("./panel.js").PanelData} data
 * @param {import("./arithmetic.js").Ranking} ranking
 * @param {string} lead the sentence above the bars
 */
export function paintBars(bars, data, ranking, lead) {
  setText(bars.lead, lead);
  setAttribute(bars.list, "hidden", !ranking.hasWeight);
  setAttribute(bars.reading, "hidden", !ranking.hasWeight);
  if (!ranking.hasWeight) return;
  ranking.order.forEach((i, place) => paintBar(bars.rows[i], i, place, ranking, bars.trackWidth));
  paintGround(bars, data, ranking);
}

function paintBar(row, i, place, ranking, trackWidth) {
  const isRanked = ranking.rankI[i] !== UNRANKED;
  setStyle(row.node, "transform", `translateY(${100 * place}%)`);
  setAttribute(row.node, "data-unranked", !isRanked);
  setText(row.rank, isRanked ? String(ranking.rankI[i]) : "–");
  setText(row.score, isRanked ? formatOne(ranking.scoreI[i]) : "");
  setText(row.bounds, isRanked ? "" : describeBounds(ranking.lowI[i], ranking.highI[i]));
  setStyle(row.shift, "transform", `translateX(${ranking.lowI[i]}%)`);
  setStyle(row.whisker, "width", `${ranking.highI[i] - ranking.lowI[i]}%`);
  row.segments.forEach((segment, j) => {
    const points = ranking.contributionIj[i * row.segments.length + j];
    paintSegment(segment, isRanked ? points : 0, trackWidth);
  });
}

function paintSegment(segment, points, trackWidth) {
  setStyle(segment, "width", `${points}%`);
  setAttribute(segment, "data-tiny", (points / 100) * trackWidth < ROOM_FOR_LETTER);
}

function paintGround(bars, data, ranking) {
  const first = ranking.order[0];
  const hasLeader = ranking.rankI[first] !== UNRANKED;
  const best = hasLeader ? ranking.scoreI[first] : 0;
  const from = Math.max(best - data.tooClose, 0);
  setStyle(bars.band, "transform", `translateX(${from}%) scaleX(${(best - from) / 100})`);
  const baseline = data.options.findIndex((option) => option.id === data.baseline);
  const hasReference = baseline >= 0 && ranking.rankI[baseline] !== UNRANKED;
  setAttribute(bars.reference, "hidden", !hasReference);
  if (hasReference) setStyle(bars.reference.parentNode, "transform", `translateX(${ranking.scoreI[baseline]}%)`);
}

/**
 * The ranking as a table for screen readers, in order of rank; written on release only.
 * @param {ReturnType<typeof buildBars>} bars
 * @param {string[]} labels
 * @param {import("./arithmetic.js").Ranking} ranking
 */
export function writeTable(bars, labels, ranking) {
  const head = ["Rank", "Option", "Score", "Low", "High"].map((text) => make("th", { scope: "col", text }));
  const body = ranking.hasWeight ? ranking.order.map((i) => tableRow(i, labels, ranking)) : [];
  const caption = make("caption", { text: "Ranking under these weights, scores 0 to 100" });
  bars.table.replaceChildren(caption, make("thead", {}, [make("tr", {}, head)]), make("tbody", {}, body));
}

function tableRow(i, labels, ranking) {
  const isRanked = ranking.rankI[i] !== UNRANKED;
  const score = isRanked ? formatOne(ranking.scoreI[i]) : "none";
  const numbers = [score, formatOne(ranking.lowI[i]), formatOne(ranking.highI[i])];
  const cells = [isRanked ? ranking.rankI[i] : "no rank", labels[i], ...numbers];
  return make("tr", {}, cells.map((text) => make("td", { text })));
}

/** What a pointed-at segment says, or null. */
export function readSegment(target, bars, data, ranking) {
  const i = bars.rows.findIndex((row) => row.node.contains(target));
  const j = Number(target.dataset?.j ?? NaN);
  if (i < 0 || Number.isNaN(j)) return null;
  const { label, value } = data.options[i];
  const contribution = ranking.contributionIj[i * data.criteria.length + j];
  return describeSegment(label, data.criteria[j].name, ranking.shareJ[j], value[j], contribution);
}
