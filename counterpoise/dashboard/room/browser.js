/**
 * Keeps small texts in the visitor's browser: who they are in a room, and what they have entered and not yet sent.
 *
 * Python sends a slot and a turn. With a text it is kept, an empty text is forgotten; without one (null) the slot is
 * read and handed over, once for each session and turn.
 */

const PREFIX = "counterpoise room ";
const done = new Set();

export default function keep({ data, setStateValue }) {
  const { session, slot, turn, text } = data;
  const mark = `${session} ${slot} ${turn}`;
  if (done.has(mark)) return;
  done.add(mark);
  if (text === null) {
    setTimeout(() => setStateValue("found", { session, slot, turn, text: read(slot) }), 0);
    return;
  }
  try {
    if (text === "") localStorage.removeItem(PREFIX + slot);
    else localStorage.setItem(PREFIX + slot, text);
  } catch {
    // a browser that keeps nothing: the page works, but a reload begins anew, as its text says
  }
}

/** What the browser keeps in a slot; nothing where it keeps nothing. */
function read(slot) {
  try {
    return localStorage.getItem(PREFIX + slot) ?? "";
  } catch {
    return "";
  }
}
