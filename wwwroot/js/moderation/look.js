// Hold B, or press and hold the picture: the original instead of the blur, and the blur again at once when it is let go.
// The original is asked for only then; the server writes down that it left.
export function attach(root) {
  const figure = () => root.querySelector(".blurred[data-original]");
  let shown = null;

  const look = () => {
    const at = figure();
    if (!at || shown) { return; }
    shown = at;
    const picture = at.querySelector("img");
    picture.dataset.blur ??= picture.src;
    const original = new Image();
    original.onload = () => {
      if (shown === at) { picture.src = original.src; at.dataset.looking = ""; }
    };
    original.src = at.dataset.original;
  };

  const hide = () => {
    if (!shown) { return; }
    const picture = shown.querySelector("img");
    delete shown.dataset.looking;
    if (picture?.dataset.blur) { picture.src = picture.dataset.blur; delete picture.dataset.blur; }
    shown = null;
  };

  const writes = el => el.isContentEditable || el.matches?.("textarea, select, input:not([type=checkbox], [type=radio])");
  const down = e => {
    if (e.key.toLowerCase() !== "b" || e.repeat || e.ctrlKey || e.metaKey || e.altKey || writes(e.target) || document.querySelector("dialog[open]")) { return; }
    if (document.querySelector(".app[data-page]")?.dataset.singleKeys === "off") { return; }
    e.preventDefault();
    look();
  };
  const up = e => { if (e.key.toLowerCase() === "b") { hide(); } };
  const press = e => { if (e.target.closest?.(".blurred[data-original]")) { look(); } };

  const ticking = setInterval(() => tick(root), 1000);
  addEventListener("keydown", down);
  addEventListener("keyup", up);
  addEventListener("blur", hide);
  root.addEventListener("pointerdown", press);
  addEventListener("pointerup", hide);
  addEventListener("pointercancel", hide);
  root.addEventListener("contextmenu", e => { if (e.target.closest?.(".blurred")) { e.preventDefault(); } });

  return {
    dispose() {
      hide();
      clearInterval(ticking);
      removeEventListener("keydown", down);
      removeEventListener("keyup", up);
      removeEventListener("blur", hide);
      removeEventListener("pointerup", hide);
      removeEventListener("pointercancel", hide);
    },
  };
}

// How long a case is still theirs, counted here: the server is not asked every second.
function tick(root) {
  for (const clock of root.querySelectorAll("[data-lease]")) {
    clock.dataset.until ??= performance.now() + 1000 * Number(clock.dataset.lease);
    const left = Math.max(0, Math.round((Number(clock.dataset.until) - performance.now()) / 1000));
    clock.textContent = left > 0 ? `yours for ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")} min` : "no longer yours: open it again";
  }
}
