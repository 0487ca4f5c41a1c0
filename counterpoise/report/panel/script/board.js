/** The answer page's right side: the two sentences, and packages or measures ranked row by row. */

import { emptyStanding, readBoard, sharedMembers, spreadOf, stand } from "./contest.js";
import { make, setAttribute, setStyle, setText } from "./dom.js";
import { namePackage, sayAlone, sayTogether, toText } from "./sentences.js";
import { letterOf } from "./sliders.js";
import { formatOne } from "./words.js";

/** Rows shown before "Show more". */
const MOST_ROWS = 8;

/** With more measures than this in sight, packages are written in words. */
const MOST_COLUMNS = 8;

const LETTER_ROOM = 12;

/** Per cent of an objective's color in its second and third criterion. */
const TONES = [100, 68, 44];

/** Boards by name, as the store component leaves them. @type {Map<string, Uint8Array>} */
const stored = (globalThis.counterpoiseBoards ??= new Map());

/** @param {object} panel */
export function adoptBoard(panel) {
  const { board: key } = panel.data;
  const bytes = stored.get(key);
  if (!key || !bytes || panel.boardKey === key) return;
  const board = readBoard(bytes);
  const n = board.criteria.length;
  panel.boardKey = key;
  panel.board = board;
  panel.standing = {};
  panel.standingOfProfile = {};
  for (const name of ["together", "alone"]) {
    panel.standing[name] = emptyStanding(board[name], n, board.draws);
    panel.standingOfProfile[name] = emptyStanding(board[name], n, board.draws);
  }
  panel.profileOf = "";
}

export function buildBoard(data) {
  const said = ["together", "alone"].map((name) => {
    const [head, evidence] = [make("p", { class: "said" }), make("p", { class: "evidence" })];
    const label = make("p", { class: "label", text: name === "together" ? "Together" : "One by one" });
    return { name, head, evidence, node: make("div", { class: `answer ${name}` }, [label, head, evidence]) };
  });
  const switches = ["together", "alone"].map((name) => {
    const text = name === "together" ? "Packages" : "Measures";
    return make("button", { type: "button", class: "switch", "data-view": name, "aria-pressed": "false", text });
  });
  const chips = make("div", { class: "chips" });
  const copy = make("button", { type: "button", class: "copy", text: "Copy link" });
  const bar = make("div", { class: "views" }, [make("div", { class: "switches", role: "group", "aria-label": "Ranking of" }, switches), chips, copy]);
  const head = make("div", { class: "heads" });
  const rows = make("div", { class: "rows" });
  const more = make("button", { type: "button", class: "more", hidden: true });
  const note = make("p", { class: "notes" });
  const table = make("div", { class: "ranking", role: "table", "aria-label": "Ranking under these weights" }, [head, rows]);
  const ranking = make("div", { class: "contest" }, [bar, table, more, note]);
  const sentences = make("div", { class: "answers" }, said.map((each) => each.node));
  return { said, sentences, switches, chips, copy, head, rows, more, note, ranking, slots: [], shape: "", view: "together", isOpen: false };
}

/** Computes both contests under the weights and writes whatever changed. */
export function paintBoard(panel) {
  const { board, page, data, weights } = panel;
  if (!board) return;
  for (const name of ["together", "alone"]) stand(board[name], weights.pointJ, board.margin, panel.standing[name]);
  rankProfile(panel);
  const [together, alone] = [panel.standing.together, panel.standing.alone];
  writeSaid(page.said[0], sayTogether(board, together));
  writeSaid(page.said[1], sayAlone(board, alone));
  for (const button of page.switches) setAttribute(button, "aria-pressed", String(button.dataset.view === page.view));
  paintRows(panel, page.view);
  writeChips(page, data, panel);
}

/** Ranks and scores under the profile, against which the marks of change stand. */
function rankProfile(panel) {
  const key = panel.data.profileJ.join();
  if (panel.profileOf === key) return;
  panel.profileOf = key;
  for (const name of ["together", "alone"]) {
    stand(panel.board[name], panel.data.profileJ, panel.board.margin, panel.standingOfProfile[name]);
  }
}

function writeSaid({ head, evidence }, [said, why]) {
  writeParts(head, said);
  writeParts(evidence, why);
}

function writeParts(node, parts) {
  const marks = parts.map((part) => part.mark).join();
  if (node.marks !== marks) node.replaceChildren(...parts.map(({ mark }) => make("span", { class: mark || false })));
  node.marks = marks;
  parts.forEach(({ text }, k) => setText(node.children[k], text));
}

function paintRows(panel, view) {
  const { board, page } = panel;
  const [contest, now] = [board[view], panel.standing[view]];
  const shown = chooseRows(panel, contest, now, view);
  const columns = view === "together" ? chooseColumns(board, contest, now, shown) : [];
  shapeRows(panel, view, columns, shown.length);
  const spreads = shown.map((p) => spreadOf(now, p));
  const most = Math.max(10, ...shown.map((p, k) => Math.max(now.scoreP[p], spreads[k][1])));
  const end = Math.ceil(most / 10) * 10;
  const best = now.order.length ? now.scoreP[now.order[0]] : 0;
  const baseline = contest.members.findIndex((members, p) => isBaseline(board, view, p));
  const from = Math.max(best - board.margin, 0);
  const base = baseline >= 0 ? now.scoreP[baseline] : NaN;
  setStyle(page.band, "transform", `translateX(${(100 * from) / end}%) scaleX(${(best - from) / end})`);
  setAttribute(page.today, "hidden", Number.isNaN(base));
  if (!Number.isNaN(base)) setStyle(page.today, "transform", `translateX(${(100 * base) / end}%)`);
  shown.forEach((p, k) => paintRow(panel, page.slots[k], p, { view, columns, now, contest, end, spread: spreads[k] }));
  paintAxis(page, end);
  paintNotes(panel, view, shown);
}

function isBaseline(board, view, p) {
  return view === "together" ? board.together.members[p].length === 0 : board.alone.members[p][0] === board.baselineIndex;
}

/** Leading rows, the case's named package and today's course; measures all. */
function chooseRows(panel, contest, now, view) {
  const { page, board } = panel;
  if (view === "alone") return now.order.slice(0, page.isOpen ? undefined : 12);
  const leading = now.tied.length > 1 ? now.tied : now.order;
  const shown = leading.slice(0, page.isOpen ? leading.length : MOST_ROWS);
  const others = [board.namedRow, contest.members.findIndex((members) => members.length === 0)];
  for (const p of others) if (p >= 0 && now.rankP[p] > 0 && !shown.includes(p)) shown.push(p);
  return shown;
}

function chooseColumns(board, contest, now, shown) {
  const shared = now.tied.length > 1 ? sharedMembers(contest, now) : [];
  const held = board.labels.map((_, i) => shown.filter((p) => contest.members[p].includes(i)).length);
  const used = [...held.keys()].filter((i) => held[i] > 0);
  if (used.length > MOST_COLUMNS) return [];
  return used.sort((a, b) => shared.includes(b) - shared.includes(a) || a - b);
}

function shapeRows(panel, view, columns, count) {
  const { page, board, data } = panel;
  const shape = JSON.stringify([view, columns, count, panel.boardKey]);
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
  page.slots = Array.from({ length: count }, (_, k) => buildSlot(data, columns, over.length > 0, k === 0));
  page.band = make("i", { class: "tieband" });
  page.today = make("i", { class: "todayline" });
  const under = buildEmptyRow("under", names, [page.band, page.today]);
  page.axis = buildEmptyRow("ruler", names, []);
  page.rows.replaceChildren(under, ...page.slots.map((slot) => slot.node), page.axis);
}

/** A row with nothing but what stands over, or under, the bars. */
function buildEmptyRow(kind, names, children) {
  const places = [cell("place", ""), ...names.map((node) => cell(node.dataset.kind, "")), make("span", { class: "parts" }, children)];
  return make("div", { class: `row ${kind}`, "aria-hidden": "true" }, places);
}

function cell(kind, text, role = "cell") {
  return make("span", { class: kind, "data-kind": kind, role: role === "cell" ? false : role, text });
}

function buildSlot(data, columns, hasOver, hasLetters) {
  const role = { role: "cell" };
  const letters = !hasLetters ? [] : data.criteria.map(({ hue, tone }, j) =>
    make("i", { "data-hue": hue, "data-tone": tone, text: letterOf(j) }));
  const stack = make("span", { class: "stack" }, letters);
  const rank = make("span", { class: "place", ...role });
  const change = make("small", { class: "change" });
  const rankText = make("span");
  rank.append(rankText, change);
  const dots = columns.map(() => make("span", { class: "dot", ...role }, [make("b")]));
  const what = make("span", { class: "what", ...role });
  const [whisker, mark] = [make("i", { class: "whisker" }), make("i", { class: "before" })];
  const bars = make("span", { class: "parts", role: "cell", "aria-hidden": "true" }, [stack, whisker, mark]);
  const score = make("span", { class: "total", ...role });
  const first = make("span", { class: "first", ...role });
  const firstText = make("span");
  const firstBar = make("i");
  first.append(make("span", { class: "gauge", "aria-hidden": "true" }, [firstBar]), firstText);
  const over = make("span", { class: "over", ...role });
  const names = columns.length ? dots : [what];
  const today = make("span", { class: "today", hidden: true, text: "Today's course" });
  today.append(make("span", { class: "wide", text: ": nothing adopted" }));
  const node = make("div", { class: "row", role: "row" }, [rank, ...names, bars, score, first, ...(hasOver ? [over] : []), today]);
  return { node, today, rankText, change, dots, what, stack, letters, whisker, mark, score, firstText, firstBar, over };
}

function paintRow(panel, slot, p, { view, columns, now, contest, end, spread }) {
  const { board, data } = panel;
  const before = panel.standingOfProfile[view];
  const members = contest.members[p];
  const base = isBaseline(board, view, p);
  setText(slot.rankText, String(now.rankP[p]));
  const moved = before.rankP[p] > 0 ? before.rankP[p] - now.rankP[p] : 0;
  setText(slot.change, moved === 0 ? "" : moved > 0 ? `▲${moved}` : `▼${-moved}`);
  setAttribute(slot.node, "data-named", view === "together" && p === board.namedRow);
  setAttribute(slot.node, "data-base", base);
  setAttribute(slot.today, "hidden", !(base && columns.length));
  setAttribute(slot.node, "data-tied", now.tied.length > 1 && now.tied.includes(p));
  setAttribute(slot.node, "title", view === "together" ? namePackage(board, p) : false);
  const shared = now.tied.length > 1 && view === "together" ? sharedMembers(contest, now) : [];
  columns.forEach((i, k) => {
    const isIn = members.includes(i);
    setAttribute(slot.dots[k], "data-in", isIn);
    setAttribute(slot.dots[k], "data-shared", shared.includes(i) && now.tied.includes(p));
    setAttribute(slot.dots[k], "aria-label", `${board.labels[i]}: ${isIn ? "in" : "out"}`);
  });
  if (columns.length === 0) {
    const extra = members.filter((i) => !shared.includes(i)).map((i) => board.labels[i]);
    const words = view === "alone" ? board.labels[members[0]] : base ? board.baseline : shared.length && now.tied.includes(p) ? `+ ${extra.join(", ") || "nothing"}` : namePackage(board, p);
    setText(slot.what, words);
  }
  paintStack(panel, slot, now.contributionPj.subarray(p * data.criteria.length, (p + 1) * data.criteria.length), end);
  setStyle(slot.whisker, "left", `${(100 * spread[0]) / end}%`);
  setStyle(slot.whisker, "width", `${(100 * (spread[1] - spread[0])) / end}%`);
  const isMoved = Math.abs(before.scoreP[p] - now.scoreP[p]) > 0.05;
  setAttribute(slot.mark, "hidden", !isMoved);
  if (isMoved) setStyle(slot.mark, "left", `${(100 * before.scoreP[p]) / end}%`);
  setText(slot.score, formatOne(now.scoreP[p]));
  setText(slot.firstText, shareShort(now.firstP[p]));
  setStyle(slot.firstBar, "transform", `scaleX(${now.firstP[p]})`);
  if (contest.over) {
    setText(slot.over, `${contest.crosses[p].length ? "⚑ " : ""}${shareShort(contest.over[p])}`);
    setAttribute(slot.over, "data-red", contest.crosses[p].length > 0);
  }
}

/** One background for a whole bar: thirteen boxes in each row would be laid out in every frame of a drag. */
function paintStack(panel, { stack, letters }, pointJ, end) {
  const stops = [];
  let at = 0;
  pointJ.forEach((points, j) => {
    const width = (100 * points) / end;
    if (width > 0) {
      const edge = `calc(${(at + width).toFixed(2)}% - 1px)`;
      stops.push(`${fillOf(panel.data.criteria[j])} ${at.toFixed(2)}% ${edge}`, `var(--ground) ${edge} ${(at + width).toFixed(2)}%`);
    }
    if (letters.length) {
      setAttribute(letters[j], "hidden", (width / 100) * (panel.barWidth || 0) < LETTER_ROOM);
      setStyle(letters[j], "left", `${at + width / 2}%`);
    }
    at += width;
  });
  setStyle(stack, "background-image", stops.length ? `linear-gradient(to right, ${stops.join(", ")}, transparent 0)` : "none");
}

/** A criterion's color, as the style sheet says it for its slider. */
function fillOf({ hue, tone }) {
  return tone === 0 ? `var(--hue-${hue})` : `color-mix(in srgb, var(--hue-${hue}) ${TONES[tone]}%, var(--shade-${hue}))`;
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

function paintNotes(panel, view, shown) {
  const { board, page } = panel;
  const [contest, now] = [board[view], panel.standing[view]];
  const isTied = now.tied.length > 1;
  const hidden = view === "together" && isTied ? now.tied.length - shown.filter((p) => now.tied.includes(p)).length : 0;
  setAttribute(page.more, "hidden", hidden === 0 && !page.isOpen);
  setText(page.more, page.isOpen ? "Show fewer" : `Show ${hidden} more too close to call`);
  const parts = [];
  if (isTied) parts.push(`Gray band: too close to call, within ${board.margin} points of the best.`);
  if (view === "together" && board.namedRow >= 0 && now.rankP[board.namedRow]) {
    parts.push(`Blue: ${board.namedName}, ranked ${now.rankP[board.namedRow]} of ${now.order.length}.`);
  }
  if (!page.today.hidden) parts.push("Dashed: today's course.");
  if (contest.over) parts.push("⚑ over the red line at the most likely levels.");
  if (board.isCut && view === "together") parts.push(`The best ${contest.members.length} packages; exact after release.`);
  setText(page.note, parts.join(" "));
}

/** Rules and files change with the page only; the chip of the weights follows the hand. */
function writeChips(page, data, panel) {
  const key = JSON.stringify(data.chips);
  if (page.chipKey !== key) {
    page.chipKey = key;
    page.weightChip = make("button", { type: "button" });
    page.weightChip.onclick = () => panel.sliders.reset.click();
    const others = data.chips.map(({ text, on, page: path }) => {
      const chip = make("button", { type: "button", class: on ? "chip-on" : "chip-off", text });
      chip.onclick = () => panel.go(path);
      return chip;
    });
    page.chips.replaceChildren(page.weightChip, ...others);
  }
  const isMoved = panel.movedShare > 0.0005;
  setAttribute(page.weightChip, "class", isMoved ? "chip-on" : "chip-off");
  page.weightChip.disabled = !isMoved;
  setText(page.weightChip, isMoved ? "Own weights · Reset" : "Weights as in the profile");
}

/** What is spoken once the hand rests. */
export function speakBoard(panel) {
  const { board, standing } = panel;
  return board ? `${toText(sayTogether(board, standing.together)[0])} ${toText(sayAlone(board, standing.alone)[0])}` : "";
}

/** Switch, more, and the link. */
export function listenToBoard(panel, repaint) {
  const { page } = panel;
  for (const button of page.switches) {
    button.onclick = () => {
      Object.assign(page, { view: button.dataset.view, isOpen: false });
      repaint();
    };
  }
  page.more.onclick = () => {
    page.isOpen = !page.isOpen;
    repaint();
  };
  page.copy.onclick = async () => {
    await navigator.clipboard.writeText(location.href);
    setText(page.copy, "Link copied");
    setTimeout(() => setText(page.copy, "Copy link"), 2000);
  };
}
