/** A closer look: first as large as the window, then at real size. Escape closes. */
export function watchZoom(root) {
  const dialog = () => root.querySelector("[data-zoom-dialog]");
  const press = event => {
    const view = dialog();
    if (!view) { return; }
    if (event.target.closest("[data-zoom]")) { open(view); }
    else if (event.target.closest("[data-zoom-close]")) { view.close(); }
    else if (event.target.closest("[data-zoom-step], .zoom__view")) { step(view); }
  };
  const key = event => {
    if (event.key === " " && event.target.closest?.(".zoom__view")) { event.preventDefault(); step(dialog()); }
  };
  root.addEventListener("click", press);
  root.addEventListener("keydown", key);
  return () => {
    root.removeEventListener("click", press);
    root.removeEventListener("keydown", key);
  };
}

function open(dialog) {
  delete dialog.dataset.real;
  dialog.showModal();
  dialog.querySelector(".zoom__view").focus();
  say(dialog);
}

function step(dialog) {
  dialog.toggleAttribute("data-real");
  say(dialog);
}

function say(dialog) {
  const image = dialog.querySelector("img");
  dialog.querySelector("[data-zoom-words]").textContent = `${image.naturalWidth} × ${image.naturalHeight}, ${dialog.hasAttribute("data-real") ? "real size" : "fitted"}`;
}
