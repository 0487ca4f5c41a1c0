/**
 * Keeps a visitor's drafts in the browser, and hands them back to a server that has none.
 *
 * Python sends a length, that many bytes of JSON (what is open, what is wanted), then the open draft as bytes. Every
 * draft stands in one store under its id, with a stamp that says which page wrote it last: a page that finds another
 * stamp than its own does not write over it, but keeps its draft as a copy and says so.
 */

const NAME = "counterpoise";
const PREFIX = "counterpoise draft ";
const MOST_DRAFTS = 12;
const PAGE = Math.random().toString(36).slice(2);

/** The stamp that this page last saw, by draft. */
const seen = new Map();
/** What was done for which session, so that nothing is done twice. */
const done = new Set();
/** Writes follow one another. */
let queue = Promise.resolve();

export default function keepDrafts({ data, parentElement, setTriggerValue }) {
  const { head, body } = read(data);
  const box = place(parentElement);
  queue = queue.then(() => work(head, body, box, setTriggerValue)).catch((fault) => tell(box, failed(fault), true));
  return () => {};
}

function read(data) {
  const bytes = data instanceof Uint8Array ? data : new Uint8Array(data);
  const length = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  return { head, body: bytes.slice(4 + length) };
}

async function work(head, body, box, send) {
  const store = await openStore();
  if (head.forget && once(`forget ${head.forget}`)) await store.remove(head.forget);
  if (head.id) {
    await keep(store, head, body, box, send);
  } else if (head.wanted && once(`wanted ${head.wanted} ${head.session} ${head.turn}`)) {
    const found = await store.get(head.wanted);
    if (found) seen.set(found.id, found.stamp);
    send("handed", { id: head.wanted, session: head.session, content: found ? toBase64(found.bytes) : "" });
  } else if (head.asked && once(`asked ${head.session} ${head.turn}`)) {
    const drafts = (await store.all()).sort((one, other) => other.saved - one.saved);
    send("held", { session: head.session, drafts: drafts.slice(0, MOST_DRAFTS).map(describe) });
  }
}

async function keep(store, head, body, box, send) {
  const mark = `${head.id} ${head.session} ${head.serial}`;
  const before = await store.get(head.id);
  if (!once(mark)) {
    if (before) tell(box, saved(before));
    return;
  }
  const isOthers = before && before.stamp !== seen.get(head.id);
  const id = isOthers ? `${head.id.slice(0, 12)}${Math.random().toString(16).slice(2, 8)}` : head.id;
  const stamp = `${PAGE} ${head.serial} ${Date.now()}`;
  const draft = { id, title: head.title, saved: Date.now(), stamp, bytes: body };
  await store.put(draft);
  seen.set(id, stamp);
  if (isOthers) send("forked", { id, session: head.session, of: head.id });
  tell(box, saved(draft));
}

function once(what) {
  if (done.has(what)) return false;
  done.add(what);
  return true;
}

function describe({ id, title, saved: at, bytes }) {
  return { id, title, saved: at, when: when(at), bytes: bytes.length };
}

function when(at) {
  const day = new Date(at);
  const isToday = day.toDateString() === new Date().toDateString();
  const time = day.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return isToday ? time : `${day.toLocaleDateString()}, ${time}`;
}

const saved = ({ saved: at, bytes }) =>
  `Saved in this browser at ${when(at)} (${Math.max(1, Math.round(bytes.length / 1000))} kB).`;

const failed = (fault) =>
  `This browser does not keep the draft (${fault.name}). Download the case before you leave the page.`;

function place(parentElement) {
  const found = parentElement.querySelector(".kept");
  if (found) return found;
  const made = document.createElement("p");
  made.className = "kept";
  made.setAttribute("role", "status");
  parentElement.append(made);
  return made;
}

function tell(box, text, isFault = false) {
  if (box.textContent !== text) box.textContent = text;
  box.classList.toggle("fault", isFault);
}

/** IndexedDB, or where the browser refuses it, local storage. */
async function openStore() {
  try {
    (await openDatabase()).close();
    return databaseStore();
  } catch {
    return textStore();
  }
}

function openDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("drafts", { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Every request opens the database and closes it, so that no page holds it against another. */
function databaseStore() {
  const ask = async (mode, act) => {
    const database = await openDatabase();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction("drafts", mode);
        const request = act(transaction.objectStore("drafts"));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onerror = transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  };
  return {
    get: (id) => ask("readonly", (drafts) => drafts.get(id)),
    all: () => ask("readonly", (drafts) => drafts.getAll()),
    put: (draft) => ask("readwrite", (drafts) => drafts.put(draft)),
    remove: (id) => ask("readwrite", (drafts) => drafts.delete(id)),
  };
}

function textStore() {
  const load = (text) => {
    const found = JSON.parse(text);
    return { ...found, bytes: fromBase64(found.bytes) };
  };
  return {
    get: async (id) => {
      const text = localStorage.getItem(PREFIX + id);
      return text ? load(text) : undefined;
    },
    all: async () =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(PREFIX))
        .map((key) => load(localStorage.getItem(key))),
    put: async (draft) =>
      localStorage.setItem(PREFIX + draft.id, JSON.stringify({ ...draft, bytes: toBase64(draft.bytes) })),
    remove: async (id) => localStorage.removeItem(PREFIX + id),
  };
}

function toBase64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
