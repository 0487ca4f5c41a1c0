
/** Charts that can be read mark by mark: under the pointer, by touch, and with the arrow keys. */
for (const chart of document.querySelectorAll(".chart")) {
  const reading = chart.nextElementSibling;
  const marks = [...chart.querySelectorAll(".mark-rect, .mark-symbol, .mark-line, .mark-rule, .mark-text, .mark-area")]
    .flatMap((group) => [...group.querySelectorAll("[aria-label]")])
    .filter((mark) => !mark.closest(".role-axis, .role-legend, .role-title"));
  let at = -1;
  const read = (k) => {
    marks[at]?.classList.remove("read");
    at = k;
    marks[at]?.classList.add("read");
    reading.textContent = marks[at]?.getAttribute("aria-label") ?? "";
    if (!marks[at]) return;
    const [mark, place] = [marks[at].getBoundingClientRect(), chart.getBoundingClientRect()];
    const left = Math.min(mark.right - place.left, place.width - reading.offsetWidth);
    reading.style.left = `${Math.max(left, 0)}px`;
    reading.style.top = `${chart.offsetTop + mark.bottom - place.top + 6}px`;
  };
  const under = (event) => marks.indexOf(event.target.closest("[aria-label]"));
  chart.addEventListener("pointermove", (event) => under(event) === at || read(under(event)));
  chart.addEventListener("pointerdown", (event) => read(under(event)));
  chart.addEventListener("pointerleave", (event) => event.pointerType === "touch" || read(-1));
  chart.addEventListener("blur", () => read(-1));
  chart.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") read(-1);
    if (!step || marks.length === 0) return;
    event.preventDefault();
    read(at < 0 && step < 0 ? marks.length - 1 : (at + step + marks.length) % marks.length);
  });
}
