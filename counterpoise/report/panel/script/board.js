/** The answer page's right side: the two sentences, and packages or measures ranked row by row. */

import { emptyStanding, readBoard, stand } from "./contest.js";
import { make, setAttribute, setStyle, setText } from "./dom.js";
import { paintRows } from "./rows.js";
import { sayAlone, sayTogether, toText } from "./sentences.js";

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
  return { said, sentences, switches, chips, copy, head, rows, more, note, ranking, rowOf: new Map(), columns: [], shape: "", view: "together", isOpen: false };
}

/** Computes both contests under the weights and writes whatever changed. */
export function paintBoard(panel) {
  const { board, page, data, weights } = panel;
  if (!board) return;
  for (const name of ["together", "alone"]) stand(board[name], weights.pointJ, board.margin, panel.standing[name]);
  rankProfile(panel);
  const [together, alone] = [panel.standing.together, panel.standing.alone];
  holdStill(page, panel.held >= 0);
  writeSaid(page.said[0], sayTogether(board, together));
  writeSaid(page.said[1], sayAlone(board, alone));
  for (const button of page.switches) setAttribute(button, "aria-pressed", String(button.dataset.view === page.view));
  paintNotes(panel, page.view, paintRows(panel, page.view));
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

/** In a drag the sentences keep their height, so that nothing moves under the hand, and rows do not glide behind it. */
function holdStill({ sentences, rows }, isHeld) {
  if (isHeld === sentences.hasAttribute("data-held")) return;
  setAttribute(rows, "data-held", isHeld);
  setStyle(sentences, "height", isHeld ? `${sentences.offsetHeight}px` : "");
  setAttribute(sentences, "data-held", isHeld);
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

/** What the marks mean. In a drag these lines stay as they are: what moves is said by the rows themselves. */
function paintNotes(panel, view, shown) {
  if (panel.held >= 0) return;
  const { board, page } = panel;
  const [contest, now] = [board[view], panel.standing[view]];
  const isTied = now.tied.length > 1;
  const hidden = view === "together" && isTied ? now.tied.filter((p) => !shown.includes(p)).length : 0;
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
