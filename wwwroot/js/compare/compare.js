// Pictures side by side share one closer look: what is seen of one is the same part of every other.
const closest = 16, step = 1.5;
let stopped = null;
let look = { zoom: 1, x: 0, y: 0 };

export function start(root) {
  stop();
  stopped = new AbortController();
  const listen = { signal: stopped.signal };
  look = { zoom: 1, x: 0, y: 0 };
  const main = document.getElementById("main");
  main.addEventListener("wheel", onWheel, { ...listen, passive: false });
  main.addEventListener("pointerdown", onDown, listen);
  main.addEventListener("pointermove", onMove, listen);
  main.addEventListener("click", onPress, listen);
  main.addEventListener("dblclick", event => { if (viewOf(event)) { set(look.zoom > 1 ? 1 : 2, partOf(event)); } }, listen);
  show();
  root.dataset.ready = "";
}

export function stop() {
  stopped?.abort();
  stopped = null;
}

const viewOf = event => event.target.closest?.("[data-compare-view]");

function partOf(event) {
  const box = viewOf(event).getBoundingClientRect();
  return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
}

function onWheel(event) {
  if (!viewOf(event)) { return; }
  event.preventDefault();
  set(look.zoom * Math.exp(-event.deltaY / 400), partOf(event));
}

function onDown(event) {
  const view = viewOf(event);
  if (view && event.button === 0) { view.setPointerCapture(event.pointerId); }
}

function onMove(event) {
  const view = viewOf(event);
  if (!view?.hasPointerCapture(event.pointerId)) { return; }
  const box = view.getBoundingClientRect();
  move(look.x + event.movementX / box.width, look.y + event.movementY / box.height);
}

function onPress(event) {
  const to = event.target.closest?.("[data-compare-zoom]")?.dataset.compareZoom;
  if (to) { set(to === "in" ? look.zoom * step : to === "out" ? look.zoom / step : 1, { x: .5, y: .5 }); }
}

/** Another zoom; what lies under the given part of the view stays there. */
function set(zoom, at) {
  const next = Math.min(closest, Math.max(1, zoom)), grown = next / look.zoom;
  look.zoom = next;
  move(at.x - (at.x - look.x) * grown, at.y - (at.y - look.y) * grown);
}

// Never further than the picture's own edge.
function move(x, y) {
  const inside = value => Math.min(0, Math.max(1 - look.zoom, value));
  look.x = inside(x);
  look.y = inside(y);
  show();
}

function show() {
  const pictures = document.querySelector(".compare");
  if (!pictures) { return; }
  pictures.style.setProperty("--zoom", look.zoom);
  pictures.style.setProperty("--x", look.x);
  pictures.style.setProperty("--y", look.y);
  document.querySelector("[data-compare-zoom=whole]").textContent = `${Math.round(look.zoom * 100)} %`;
}
