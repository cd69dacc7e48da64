// What pointers do to a mask: brush, eraser and rectangle with one, moving and zooming with two fingers, the hand, the middle button or Space.
const middle = 4, eraserEnd = 32;

/**
 * @param studio { mask, viewport, brush, tool, isMoving(), begin(), changed(corners), point(share), end() }
 * @returns what ends the listening
 */
export function watchPointers(canvas, frame, studio, listen) {
  const fingers = new Map();
  let from = null, last = null, pinch = null, erases = false, moves = false;

  const at = event => {
    const [x, y] = studio.viewport.pointAt(event);
    return [x * studio.mask.width, y * studio.mask.height];
  };

  function paint(to, pressure = 1) {
    studio.mask.line(last, to, studio.brush * pressure / 2, erases ? 0 : 255);
    last = to;
  }

  function down(event) {
    fingers.set(event.pointerId, event);
    canvas.setPointerCapture(event.pointerId);
    if (event.pointerType === "touch" && fingers.size === 2) { takeBack(); pinch = spread(); return; }
    if (fingers.size > 1) { return; }
    moves = studio.isMoving() || (event.buttons & middle) > 0;
    if (moves || (event.button !== 0 && event.buttons !== eraserEnd)) { return; }
    erases = event.altKey || event.buttons === eraserEnd || studio.tool === "eraser";
    studio.begin();
    from = at(event);
    if (studio.tool === "marquee") { return; }
    // Shift goes on from where the last stroke ended.
    last = event.shiftKey && studio.lastPoint ? studio.lastPoint : from;
    paint(from, pressureOf(event));
    studio.changed(null);
  }

  function move(event) {
    studio.point(studio.viewport.pointAt(event));
    const before = fingers.get(event.pointerId);
    if (!before) { return; }
    fingers.set(event.pointerId, event);
    if (pinch) { follow(); return; }
    if (moves) { studio.viewport.move(event.clientX - before.clientX, event.clientY - before.clientY); return; }
    if (!from) { return; }
    if (studio.tool === "marquee") { studio.changed([from, at(event)]); return; }
    const steps = event.getCoalescedEvents?.() ?? [];
    for (const step of steps.length > 0 ? steps : [event]) { paint(at(step), pressureOf(step)); }
    studio.changed(null);
  }

  function up(event) {
    if (!fingers.delete(event.pointerId)) { return; }
    if (pinch) { pinch = fingers.size < 2 ? null : pinch; return; }
    moves = moves && fingers.size > 0;
    if (!from) { return; }
    if (studio.tool === "marquee") { studio.mask.rectangle(from, at(event), erases ? 0 : 255); }
    studio.lastPoint = at(event);
    from = null;
    studio.end();
  }

  // The first finger of two had begun to paint: that was not meant.
  function takeBack() {
    if (from) { studio.mask.takeBack(); from = null; studio.end(); }
  }

  function spread() {
    const [a, b] = [...fingers.values()];
    return { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2, distance: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) };
  }

  function follow() {
    const now = spread();
    studio.viewport.move(now.x - pinch.x, now.y - pinch.y);
    if (pinch.distance > 0) { studio.viewport.by(now.distance / pinch.distance, [now.x, now.y]); }
    pinch = now;
  }

  function wheel(event) {
    event.preventDefault();
    studio.viewport.by(Math.exp(-event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 0.05 : 0.002)), [event.clientX, event.clientY]);
  }

  canvas.addEventListener("pointerdown", down, listen);
  canvas.addEventListener("pointermove", move, listen);
  for (const kind of ["pointerup", "pointercancel"]) { canvas.addEventListener(kind, up, listen); }
  canvas.addEventListener("contextmenu", event => event.preventDefault(), listen);
  frame.addEventListener("wheel", wheel, { ...listen, passive: false });
}

function pressureOf(event) {
  return event.pointerType === "pen" ? 0.4 + event.pressure : 1;
}
