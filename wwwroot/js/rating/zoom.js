// Holding Shift, or a finger on a picture, enlarges both where the pointer is.
import { page, part, side } from "./view.js";

const pair = part("pair");
let x = 50, y = 50, hold = 0;

function at(e) {
  const tile = e.target.closest?.(".tile");
  if (!tile) { return; }
  const box = tile.getBoundingClientRect();
  x = 100 * (e.clientX - box.left) / box.width;
  y = 100 * (e.clientY - box.top) / box.height;
  for (const name of ["left", "right"]) { side(name).style.transformOrigin = `${x}% ${y}%`; }
}

const zoom = isOn => pair.classList.toggle("is-zoomed", isOn);

pair.addEventListener("pointermove", at);
addEventListener("keydown", e => { if (e.key === "Shift" && !e.repeat && ["pair", "practice"].includes(page.dataset.stage)) { zoom(true); } });
addEventListener("keyup", e => { if (e.key === "Shift") { zoom(false); } });
addEventListener("blur", () => zoom(false));
pair.addEventListener("pointerdown", e => {
  at(e);
  if (e.pointerType === "mouse") { zoom(true); } else { hold = setTimeout(() => zoom(true), 250); }
});
for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
  pair.addEventListener(end, () => { clearTimeout(hold); zoom(false); });
}
pair.addEventListener("contextmenu", e => e.preventDefault());
