// Keys of the mask that are no presses of a button: those that are held, those of text boxes too (Ctrl Z), and painting without a pointer.
import { isTyping, singleKeysOn } from "../gallery/single-keys.js";

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param studio { isActive(), resize(factor), undo(), redo(), hold(bool), see(bool), nudge(dx, dy), stamp({ straight, erases }), drop() } */
export function watchKeys(canvas, studio, listen) {
  function down(event) {
    if (!studio.isActive() || event.defaultPrevented || event.isComposing || isTyping(event.target) || document.querySelector("dialog[open], .menu:popover-open")) { return; }
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z") {
      event.preventDefault();
      studio[event.shiftKey ? "redo" : "undo"]();
    } else if (event.target === canvas && onCanvas(event)) {
      event.preventDefault();
    } else if (singleKeysOn() && single(event)) {
      event.preventDefault();
    }
  }

  // Not asked for Alt and Ctrl: on many keyboards brackets are typed with AltGr.
  function single(event) {
    if (event.key === "[" || event.key === "]") { studio.resize(event.key === "[" ? 0.8 : 1.25); return true; }
    if (event.key === "\\") { studio.see(true); return true; }
    if (event.key === " " && !pressesSomething()) { studio.hold(true); return true; }
    return false;
  }

  function onCanvas(event) {
    if (arrows[event.key]) { studio.nudge(...arrows[event.key], event.ctrlKey); return true; }
    if (event.key === "Enter" && !event.ctrlKey) { studio.stamp({ straight: event.shiftKey, erases: event.altKey }); return true; }
    return event.key === "Escape" && studio.drop();
  }

  function up(event) {
    if (event.key === "\\") { studio.see(false); }
    if (event.key === " ") {
      if (!isTyping(event.target) && !pressesSomething()) { event.preventDefault(); }
      studio.hold(false);
    }
  }

  // A window that is left while a key is held never hears of its end.
  const left = () => { studio.see(false); studio.hold(false); };

  addEventListener("keydown", down, listen);
  addEventListener("keyup", up, listen);
  addEventListener("blur", left, listen);
}

// Space presses what has the focus ring. A button that was clicked has the focus and no ring: there Space moves the picture.
function pressesSomething() {
  const focused = document.activeElement;
  return focused?.matches("button, a, input, select, summary, [role=radio]") && focused.matches(":focus-visible");
}
