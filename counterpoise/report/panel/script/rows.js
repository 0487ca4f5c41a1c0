/**
 * The ranking's rows: each package or measure keeps its row, and a move of a weight moves rows by transform and
 * writes numbers into boxes of fixed size, so that a frame of a drag lays out nothing but those numbers.
 */

import { sharedMembers, spreadOf } from "./contest.js";
import { make, setAttribute, setStyle, setText } from "./dom.js";
import { namePackage } from "./sentences.js";
import { letterOf } from "./sliders.js";
import { formatOne } from "./words.js";

/** Rows shown before "Show more", the case's named package and today's course among them. */
const MOST_ROWS = 10;

/** Measures shown before "Show more". */
const MOST_MEASURES = 12;

/** With more measures than this in sight, packages are written in words. */
const MOST_COLUMNS = 8;

/** Pixels that a letter needs. */
const LETTER_ROOM = 12;

/** Places the rows under the weights and writes what changed. @returns {number[]} the rows in sight, best first */
export function paintRows(panel, view) {
  const { board, page } = panel;
  const [contest, now] = [board[view], panel.standing[view]];
  const shared = view === "together" && now.tied.length > 1 ? sharedMembers(contest, now) : [];
  const shown = chooseRows(panel, contest, now, view);
  page.columns = view === "together" ? chooseColumns(panel, contest, shared, shown) : [];
  shapeRows(panel, view, shown.length);
  panel.colors ??= readColors(panel);
  const spreads = shown.map((p) => spreadOf(now, p));
  const most = Math.max(10, ...shown.map((p, k) => Math.max(now.scoreP[p], spreads[k][1])));
  const end = Math.ceil(most / 10) * 10;
  paintUnder(panel, view, end);
  hideOthers(page, shown);
  const tied = new Set(now.tied.length > 1 ? now.tied : []);
  shown.forEach((p, place) => {
    const at = { view, place, end, spread: spreads[place], isTied: tied.has(p), shared };
    paintRow(panel, rowOf(panel, view, p), p, at);
  });
  paintLetters(panel, shown[0], view, end);
  paintAxis(page, end);
  return shown;
}

/** Once the hand rests, rows are read in the order in which they are seen. */
export function orderRows({ page, board }) {
  if (!board) return;
  const rows = [...page.rowOf.values()].filter((row) => !row.node.hidden).sort((a, b) => a.place - b.place);
  const isInOrder = rows.every((row, k) => k === 0 || rows[k - 1].node.compareDocumentPosition(row.node) & 4);
  if (!isInOrder) page.rows.append(...rows.map((row) => row.node), page.axis);
}

/** The best rows, with the case's named package and today's course; how many there are does not change in a drag. */
function chooseRows({ page, board }, contest, now, view) {
  if (view === "alone") return now.order.slice(0, page.isOpen ? undefined : MOST_MEASURES);
  const always = [board.namedRow, contest.members.findIndex((members) => members.length === 0)];
  const most = page.isOpen ? Math.max(now.tied.length + always.length, MOST_ROWS) : MOST_ROWS;
  const own = now.order.filter((p) => always.includes(p));
  const best = now.order.filter((p) => !own.includes(p)).slice(0, most - own.length);
  return now.order.filter((p) => own.includes(p) || best.includes(p));
}

/** Measures that a row in sight holds, those in every tied row first; in a drag columns stay where they are. */
function chooseColumns({ board, held, page }, contest, shared, shown) {
  const used = board.labels.map((_, i) => i).filter((i) => shown.some((p) => contest.members[p].includes(i)));
  if (used.length > MOST_COLUMNS) return [];
  if (held >= 0 && page.columns.length && used.every((i) => page.columns.includes(i))) return page.columns;
  return used.sort((a, b) => shared.includes(b) - shared.includes(a) || a - b);
}

function shapeRows(panel, view, count) {
  const { page, board } = panel;
  const { columns } = page;
  setStyle(page.rows, "--shown", String(count));
  const shape = JSON.stringify([view, columns, panel.boardKey]);
  if (shape === page.shape) return;
  page.shape = shape;
  setAttribute(page.ranking, "data-view", view);
  setAttribute(page.ranking, "data-words", columns.length === 0);
  setStyle(page.ranking, "--columns", String(Math.max(columns.length, 1)));
  const names = columns.length ? columns.map((i) => cell("dot", board.labels[i], "columnheader"))
    : [cell("what", view === "alone" ? "Measure" : "Package", "columnheader")];
  const over = board[view].over ? [cell("over", "over red line, of 100", "columnheader")] : [];
  page.head.replaceChildren(make("div", { class: "row", role: "row" }, [
    cell("place", "", "columnheader"), ...names, cell("parts", "Score by criterion; line: 9 of 10 simulations", "columnheader"),
    cell("total", "Score of 100", "columnheader"), cell("first", view === "alone" ? "first, of 100" : "best, of 100", "columnheader"), ...over,
  ]));
  page.rowOf.clear();
  page.band = make("i", { class: "tieband" });
  page.today = make("i", { class: "todayline" });
  page.letters = panel.data.criteria.map(({ hue, tone }, j) =>
    make("i", { "data-hue": hue, "data-tone": tone, text: letterOf(j) }));
  page.axis = buildEmptyRow("ruler", names, []);
  const under = buildEmptyRow("under", names, [page.band, page.today]);
  page.rows.replaceChildren(under, buildEmptyRow("over-bars", names, page.letters), page.axis);
}

/** A row with nothing but what stands over, or under, the bars. */
function buildEmptyRow(kind, names, children) {
  const places = [cell("place", ""), ...names.map((node) => cell(node.dataset.kind, "")), make("span", { class: "parts" }, children)];
  return make("div", { class: `row ${kind}`, "aria-hidden": "true" }, places);
}

function cell(kind, text, role = "cell") {
  return make("span", { class: kind, "data-kind": kind, role: role === "cell" ? false : role, text });
}

function hideOthers(page, shown) {
  for (const [p, row] of page.rowOf) setAttribute(row.node, "hidden", !shown.includes(p));
}

/** The row of a package or measure, made when it first comes into sight. */
function rowOf(panel, view, p) {
  const { page } = panel;
  if (!page.rowOf.has(p)) {
    const row = buildRow(panel, view, p);
    page.rowOf.set(p, row);
    page.rows.insertBefore(row.node, page.axis);
  }
  return page.rowOf.get(p);
}

export function isBaseline(board, view, p) {
  return view === "together" ? board.together.members[p].length === 0 : board.alone.members[p][0] === board.baselineIndex;
}

/** All that no weight changes. */
function buildRow({ board, page }, view, p) {
  const contest = board[view];
  const members = contest.members[p];
  const isBase = isBaseline(board, view, p);
  const box = (kind, children = []) => make("span", { class: kind, role: "cell" }, children);
  const [rankText, change] = [make("span", { class: "rank" }), make("small", { class: "change" })];
  const dots = page.columns.map((i) => {
    const isIn = members.includes(i);
    const dot = box("dot", [make("b")]);
    setAttribute(dot, "data-in", isIn);
    setAttribute(dot, "aria-label", `${board.labels[i]}: ${isIn ? "in" : "out"}`);
    return dot;
  });
  const what = view === "alone" ? box("what", nameMeasure(board, members[0])) : box("what");
  const [stack, whisker, mark] = [make("span", { class: "stack" }), make("i", { class: "whisker" }), make("i", { class: "before" })];
  const bars = make("span", { class: "parts", role: "cell", "aria-hidden": "true" }, [stack, whisker, make("span", { class: "shifted" }, [mark])]);
  const [total, firstText, firstBar] = [make("b"), make("b"), make("i")];
  const first = box("first", [make("span", { class: "gauge", "aria-hidden": "true" }, [firstBar]), firstText]);
  const over = contest.over ? [box("over")] : [];
  if (contest.over) {
    setText(over[0], `${contest.crosses[p].length ? "⚑ " : ""}${shareShort(contest.over[p])}`);
    setAttribute(over[0], "data-red", contest.crosses[p].length > 0);
  }
  const today = make("span", { class: "today", text: "Today's course" });
  today.append(make("span", { class: "wide", text: ": nothing adopted" }));
  const names = dots.length ? dots : [what];
  const node = make("div", { class: "row entry", role: "row", title: view === "together" ? namePackage(board, p) : false }, [
    box("place", [rankText, change]), ...names, bars, box("total", [total]), first, ...over, ...(isBase && dots.length ? [today] : []),
  ]);
  setAttribute(node, "data-named", view === "together" && p === board.namedRow);
  setAttribute(node, "data-base", isBase);
  return { node, rankText, change, dots, what, stack, whisker, mark, total, firstText, firstBar, place: -1 };
}

function paintRow(panel, row, p, { view, place, end, spread, isTied, shared }) {
  const { board, data, page } = panel;
  const [now, before] = [panel.standing[view], panel.standingOfProfile[view]];
  row.place = place;
  setStyle(row.node, "transform", `translateY(${100 * place}%)`);
  setText(row.rankText, String(now.rankP[p]));
  const moved = before.rankP[p] > 0 ? before.rankP[p] - now.rankP[p] : 0;
  setText(row.change, moved === 0 ? "" : moved > 0 ? `▲${moved}` : `▼${-moved}`);
  page.columns.forEach((i, k) => setAttribute(row.dots[k], "data-shared", isTied && shared.includes(i)));
  if (page.columns.length === 0 && view === "together") setText(row.what, sayMembers(board, p, isTied ? shared : []));
  const n = data.criteria.length;
  setStyle(row.stack, "background-image", stackOf(panel.colors, now.contributionPj.subarray(p * n, (p + 1) * n), end));
  setStyle(row.whisker, "background-image", whiskerOf(panel.colors.text, (100 * spread[0]) / end, (100 * spread[1]) / end));
  const isMoved = Math.abs(before.scoreP[p] - now.scoreP[p]) > 0.05;
  setStyle(row.mark, "opacity", isMoved ? "1" : "0");
  if (isMoved) setStyle(row.mark.parentNode, "transform", `translateX(${(100 * before.scoreP[p]) / end}%)`);
  setText(row.total, formatOne(now.scoreP[p]));
  setText(row.firstText, shareShort(now.firstP[p]));
  setStyle(row.firstBar, "transform", `scaleX(${now.firstP[p]})`);
}

/** A measure, and what must be adopted with it. */
function nameMeasure({ labels, needs }, i) {
  const name = make("span", { text: labels[i] });
  return needs[i] ? [name, make("small", { class: "needs", text: needs[i] })] : [name];
}

/** A package in words: what it adds to what all tied packages hold, or all of it. */
function sayMembers(board, p, shared) {
  const members = board.together.members[p];
  if (members.length === 0) return board.baseline;
  if (shared.length === 0) return namePackage(board, p);
  const extra = members.filter((i) => !shared.includes(i)).map((i) => board.labels[i]);
  return `+ ${extra.join(", ") || "nothing"}`;
}

function paintUnder({ board, page, standing }, view, end) {
  const [contest, now] = [board[view], standing[view]];
  const best = now.order.length ? now.scoreP[now.order[0]] : 0;
  const from = Math.max(best - board.margin, 0);
  const baseline = contest.members.findIndex((_, p) => isBaseline(board, view, p));
  const base = baseline >= 0 ? now.scoreP[baseline] : NaN;
  setStyle(page.band, "transform", `translateX(${(100 * from) / end}%) scaleX(${(best - from) / end})`);
  setAttribute(page.today, "hidden", Number.isNaN(base));
  if (!Number.isNaN(base)) setStyle(page.today, "transform", `translateX(${(100 * base) / end}%)`);
}

/** One background for a whole bar: thirteen boxes in each row would be laid out in every frame of a drag. */
function stackOf({ parts, ground }, pointJ, end) {
  const stops = [];
  let at = 0;
  pointJ.forEach((points, j) => {
    const width = (100 * points) / end;
    if (width <= 0) return;
    const edge = `calc(${(at + width).toFixed(2)}% - 1px)`;
    stops.push(`${parts[j]} ${at.toFixed(2)}% ${edge}`, `${ground} ${edge} ${(at + width).toFixed(2)}%`);
    at += width;
  });
  return stops.length ? `linear-gradient(to right, ${stops.join(", ")}, transparent 0)` : "none";
}

/** A line with two ends, as two backgrounds: the style sheet says how high each is. */
function whiskerOf(ink, low, high) {
  const [from, to] = [low.toFixed(2), high.toFixed(2)];
  const ends = [[`${from}%`, `calc(${from}% + 1px)`], [`calc(${to}% - 1px)`, `${to}%`]];
  const stops = (pairs) => pairs.map(([a, b]) => `transparent ${a}, ${ink} ${a} ${b}, transparent ${b}`).join(", ");
  return `linear-gradient(to right, ${stops(ends)}), linear-gradient(to right, ${stops([[`${from}%`, `${to}%`]])})`;
}

/** Letters stand in the best row's bar, where a part has room for them. */
function paintLetters({ page, data, standing, barWidth = 0 }, p, view, end) {
  const n = data.criteria.length;
  let at = 0;
  page.letters.forEach((letter, j) => {
    const width = p === undefined ? 0 : (100 * standing[view].contributionPj[p * n + j]) / end;
    setStyle(letter, "opacity", (width / 100) * barWidth < LETTER_ROOM ? "0" : "1");
    setStyle(letter, "transform", `translateX(${at + width / 2}%)`);
    at += Math.max(width, 0);
  });
}

/** Colors as the style sheet resolves them for the sliders: variables and mixtures would be resolved in every frame. */
function readColors({ root, sliders }) {
  const colorOf = (node, name) => getComputedStyle(node)[name];
  return {
    parts: sliders.rows.map((row) => colorOf(row.node.querySelector(".chip"), "backgroundColor")),
    ground: colorOf(root, "backgroundColor"),
    text: colorOf(root, "color"),
  };
}

function shareShort(share) {
  if (share > 0 && share < 0.005) return "<1";
  if (share < 1 && share >= 0.995) return ">99";
  return String(Math.round(100 * share));
}

function paintAxis(page, end) {
  const last = page.axis.lastChild;
  if (last.axisEnd === end) return;
  last.axisEnd = end;
  const step = end > 50 ? 20 : 10;
  const ticks = [];
  for (let tick = 0; tick <= end; tick += step) ticks.push(make("span", { text: tick, style: `left:${(100 * tick) / end}%` }));
  last.replaceChildren(...ticks);
}
