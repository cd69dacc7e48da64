// The picture with its mask: puts the parts together, tells the page how much is masked and hands the mask over.
// Blazor draws the elements once and never writes into them; all that moves here is of this module.
import { call } from "../connection.js";
import { requestToken } from "../post.js";
import { Mask } from "./mask.js";
import { MaskDraft } from "./mask-draft.js";
import { fromFile, save, toPng } from "./mask-file.js";
import { watchKeys } from "./mask-keys.js";
import { MaskView } from "./mask-view.js";
import { watchPointers } from "./strokes.js";
import { Viewport } from "./viewport.js";

/**
 * @param root holds [data-frame] with .tile and canvas.mask, .mask-cursor, [data-tool], [data-do], [data-share], [data-zoom], [data-see], [data-hint], the the size's slider; the file's input [data-load] lies in the page's head
 * @param page .NET: MaskChanged(share), MaskRefused(sentence)
 * @param options { key, width, height, address, name, feather }
 */
export async function mount(root, page, options) {
  const one = selector => root.querySelector(selector);
  const canvas = one("canvas.mask"), cursor = one(".mask-cursor"), slider = one("[data-brush]");
  const stopped = new AbortController(), listen = { signal: stopped.signal };
  const mask = new Mask(options.width, options.height), view = new MaskView(canvas, mask), draft = new MaskDraft(options.key);
  const viewport = new Viewport(one("[data-frame]"), one("[data-frame] .tile"), showZoom);
  const largest = Math.round(Math.max(mask.width, mask.height) / 2);
  let space = false, corner = null, drawing = 0, next = null, at = [0.5, 0.5];

  const studio = {
    mask, viewport, tool: "brush", brush: Math.round(Math.max(mask.width, mask.height) / 10), lastPoint: null,
    isActive: () => !root.hidden && root.dataset.mode === "part",
    isMoving: () => space || studio.tool === "hand",
    begin: () => mask.keep(),
    changed: corners => draw(corners, true),
    end: () => finish(),
    point(share) { at = share; cursor.style.setProperty("--x", share[0]); cursor.style.setProperty("--y", share[1]); },
    resize: factor => brush(studio.brush * factor + (factor > 1 ? 0.5 : -0.5)),
    undo: () => mask.undo() && finish(),
    redo: () => mask.redo() && finish(),
    invert() { mask.keep(); mask.invert(); finish(); },
    clear() { mask.keep(); mask.clear(); finish(); },
    hold(on) { space = on; root.toggleAttribute("data-moving", studio.isMoving()); },
    see: hidden => root.toggleAttribute("data-original", hidden),
    nudge(dx, dy, fine) {
      const step = fine ? 1 : Math.max(1, studio.brush / 4);
      studio.point([clamp(at[0] + dx * step / mask.width), clamp(at[1] + dy * step / mask.height)]);
      if (corner) { draw([corner, here()], true); }
    },
    stamp({ straight, erases }) {
      const value = erases || studio.tool === "eraser" ? 0 : 255;
      if (studio.tool === "marquee" && !corner) { corner = here(); return; }
      mask.keep();
      if (studio.tool === "marquee") { mask.rectangle(corner, here(), value); } else { mask.line(straight && studio.lastPoint || here(), here(), studio.brush / 2, value); }
      [studio.lastPoint, corner] = [here(), null];
      finish();
    },
    drop() { const was = corner !== null; corner = null; draw(null, false); return was; },
  };

  const here = () => [at[0] * mask.width, at[1] * mask.height];

  // Once a frame, however many events a pen sends.
  function draw(corners, isPainting) {
    next = { corners, isPainting };
    drawing ||= requestAnimationFrame(() => { drawing = 0; view.draw(next.corners, next.isPainting); });
  }

  function finish() {
    draw(null, false);
    const count = mask.count, words = shareWords(count / mask.grey.length);
    one("[data-share]").textContent = words;
    canvas.setAttribute("aria-label", `${words}. Arrows move the brush, Enter paints, Shift Enter draws a straight line, Alt Enter erases.`);
    one("[data-hint]").hidden = count > 0;
    one("[data-do=undo]").disabled = !mask.canUndo;
    one("[data-do=redo]").disabled = !mask.canRedo;
    root.dataset.masked = count;
    draft.keep(mask.grey, count === 0).then(() => { root.dataset.kept = count; });
    call(page, "MaskChanged", count / mask.grey.length).catch(() => { });
  }

  function brush(size) {
    studio.brush = Math.min(largest, Math.max(1, Math.round(size)));
    cursor.style.setProperty("--d", studio.brush / mask.width);
    slider.value = studio.brush;
    slider.style.setProperty("--fill", `${100 * (studio.brush - 1) / Math.max(1, largest - 1)}%`);
    for (const number of root.querySelectorAll("[data-brush-size]")) { number.textContent = studio.brush; }
    one(".brush-size").style.setProperty("--size", Math.min(24, studio.brush));
  }

  function choose(tool) {
    studio.tool = tool;
    studio.drop();
    root.dataset.tool = tool;
    studio.hold(space);
    for (const button of root.querySelectorAll("[data-tool]")) { if (button !== root) { button.setAttribute("aria-pressed", button.dataset.tool === tool); } }
  }

  function showZoom() {
    const percent = Math.round(100 * viewport.magnification(mask.width));
    one("[data-zoom=fit]").textContent = `${viewport.isClose ? "" : "Fit, "}${percent} %`;
  }

  function press(event) {
    const button = event.target.closest("button");
    if (!button || !root.contains(button)) { return; }
    if (button.dataset.tool) { choose(button.dataset.tool); }
    if (button.dataset.do) { studio[button.dataset.do](); }
    if (button.dataset.zoom) { button.dataset.zoom === "fit" ? viewport.fit() : viewport.by(button.dataset.zoom === "in" ? 1.25 : 0.8); }
  }

  async function load(file) {
    try {
      const grey = await fromFile(file, mask.width, mask.height);
      mask.keep();
      mask.grey = grey;
      finish();
    } catch (error) {
      await call(page, "MaskRefused", error.message).catch(() => { });
    }
  }

  watchPointers(canvas, one("[data-frame]"), studio, listen);
  watchKeys(canvas, studio, listen);
  root.addEventListener("click", press, listen);
  slider.addEventListener("input", () => brush(Number(slider.value)), listen);
  // In the page's head, which comes and goes with the mode.
  root.closest(".main").addEventListener("change", event => {
    if (!event.target.matches?.("[data-load]")) { return; }
    const [file] = event.target.files;
    event.target.value = "";
    if (file) { load(file); }
  }, listen);
  const see = one("[data-see]");
  for (const [kind, hidden] of [["pointerdown", true], ["pointerup", false], ["pointerleave", false], ["blur", false]]) { see.addEventListener(kind, () => studio.see(hidden), listen); }
  for (const [kind, hidden] of [["keydown", true], ["keyup", false]]) { see.addEventListener(kind, event => { if (event.key === " " || event.key === "Enter") { studio.see(hidden); } }, listen); }
  const resized = new ResizeObserver(showZoom);
  resized.observe(viewport.tile);

  slider.max = largest;
  brush(studio.brush);
  view.feather = options.feather;
  mask.grey = await draft.read(mask.grey.length) ?? mask.grey;
  finish();
  root.dataset.ready = "";

  return {
    feather(pixels) { view.feather = pixels; draw(null, false); },
    async save() { save(await toPng(mask), options.name); },
    /** { hash } or { sentence }: the mask goes over HTTP, a circuit would break on its size. */
    async send() {
      try {
        const answer = await fetch(options.address, { method: "POST", headers: { "Content-Type": "image/png", RequestVerificationToken: requestToken() }, body: await toPng(mask) });
        const said = await answer.json().catch(() => ({}));
        return answer.ok ? said : { sentence: said.detail ?? "The server did not take the mask. It is kept here: try again." };
      } catch {
        return { sentence: "The mask did not reach the server. It is kept in this browser: try again when the connection is back." };
      }
    },
    dispose() { stopped.abort(); resized.disconnect(); cancelAnimationFrame(drawing); },
  };
}

function shareWords(share) {
  return share === 0 ? "No mask, 0 %" : share < 0.0005 ? "Mask: under 0.1 %" : `Mask: ${(100 * share).toFixed(1)} %`;
}

function clamp(value) {
  return Math.min(1, Math.max(0, value));
}
