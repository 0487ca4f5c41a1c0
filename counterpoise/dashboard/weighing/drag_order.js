/**
 * An order of moves that is changed by dragging a row, by the arrow keys on its handle, or by buttons.
 *
 * Python sends the rows in groups of equals, the first group first; a changed order goes back as the ids in groups.
 */

const GRIP = "\u2807";

export default function showOrder({ data, parentElement, setStateValue }) {
  const { groups, words, locked } = JSON.parse(data[0]);
  const list = place(parentElement);
  const send = (changed) => {
    draw(list, changed, words, locked, send);
    setStateValue("order", JSON.stringify(changed));
  };
  if (list.dataset.shown !== data[0]) draw(list, groups, words, locked, send);
  list.dataset.shown = data[0];
}

function place(parent) {
  let list = parent.querySelector("ol");
  if (!list) {
    list = document.createElement("ol");
    list.setAttribute("aria-label", "Order, the most valuable move first");
    parent.append(list);
  }
  return list;
}

/** Draws the rows anew; the button that had the focus has it again. */
function draw(list, groups, words, locked, send) {
  const focused = list.getRootNode().activeElement;
  const [of, kind] = list.contains(focused) ? [focused.parentElement.dataset.id, focused.className] : ["", ""];
  list.replaceChildren();
  groups.forEach((group, k) => group.forEach((id, at) => list.append(makeRow(id, k, at))));

  if (of) list.querySelector(`[data-id="${CSS.escape(of)}"] .${kind}`)?.focus();

  function makeRow(id, k, at) {
    const row = document.createElement("li");
    row.dataset.id = id;
    const text = document.createElement("span");
    text.className = "text";
    const name = document.createElement("b");
    name.textContent = words[id].name;
    text.append(`${at ? "=" : k + 1}. `, name, `, ${words[id].move}`);
    const isFirst = k === 0 && at === 0;
    const parts = [
      makeButton(GRIP, `Drag ${words[id].name}, or move it with the arrow keys`, "grip", () => {}),
      text,
      makeButton("\u2191", `Up: ${words[id].name}`, "up", () => send(move(groups, id, -1))),
      makeButton("\u2193", `Down: ${words[id].name}`, "down", () => send(move(groups, id, 1))),
    ];
    if (!isFirst) {
      const label = at ? `Set apart: ${words[id].name}` : `Equal to the one above: ${words[id].name}`;
      parts.push(makeButton(at ? "\u2260" : "=", label, "equal", () => send(toggleEqual(groups, id))));
    }
    row.append(...parts);
    if (!locked) letDrag(row, parts[0], list, (target, isAfter) => send(drop(groups, id, target, isAfter)));
    parts[0].addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!step || locked) return;
      event.preventDefault();
      send(move(groups, id, step));
    });
    return row;
  }

  function makeButton(sign, label, kind, act) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: sign, className: kind, title: label, disabled: locked });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    return button;
  }
}

/** Dragging by mouse, pen or finger: the row follows in the list, and is dropped where it is let go. */
function letDrag(row, grip, list, dropAt) {
  grip.addEventListener("pointerdown", (event) => {
    grip.setPointerCapture(event.pointerId);
    row.classList.add("held");
    let target = null;
    const follow = ({ clientY }) => {
      for (const other of list.children) other.classList.remove("before", "after");
      const others = [...list.children].filter((other) => other !== row);
      const below = others.find((other) => clientY < middle(other));
      target = below ? [below, false] : [others.at(-1), true];
      target[0]?.classList.add(target[1] ? "after" : "before");
    };
    const end = (isDropped) => () => {
      grip.removeEventListener("pointermove", follow);
      row.classList.remove("held");
      for (const other of list.children) other.classList.remove("before", "after");
      if (isDropped && target?.[0]) dropAt(target[0].dataset.id, target[1]);
      target = null;
    };
    grip.addEventListener("pointermove", follow);
    grip.addEventListener("pointerup", end(true), { once: true });
    grip.addEventListener("pointercancel", end(false), { once: true });
  });
}

const middle = (row) => row.getBoundingClientRect().top + row.getBoundingClientRect().height / 2;

const without = (groups, id) => groups.map((group) => group.filter((other) => other !== id));

const filled = (groups) => groups.filter((group) => group.length);

/** One place up or down; one among equals leaves them first. */
function move(groups, id, step) {
  const at = groups.findIndex((group) => group.includes(id));
  const others = without(groups, id);
  if (others[at].length) {
    others.splice(step < 0 ? at : at + 1, 0, [id]);
  } else {
    others.splice(at, 1);
    others.splice(Math.min(Math.max(at + step, 0), others.length), 0, [id]);
  }
  return others;
}

/** Made equal to the group above, or set apart below its equals. */
function toggleEqual(groups, id) {
  const at = groups.findIndex((group) => group.includes(id));
  if (groups[at][0] !== id) return move(groups, id, 1);
  if (at === 0) return groups;
  return [...groups.slice(0, at - 1), [...groups[at - 1], ...groups[at]], ...groups.slice(at + 1)];
}

/** A place of its own before or after the group of the row where it was let go. */
function drop(groups, id, target, isAfter) {
  const others = filled(without(groups, id));
  const at = others.findIndex((group) => group.includes(target));
  others.splice(isAfter ? at + 1 : at, 0, [id]);
  return others;
}
