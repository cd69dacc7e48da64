// <button data-opens="id"> opens that <dialog>; data-closes, Esc and a press beside it close it. Focus goes back by itself.
addEventListener("click", e => {
  const opener = e.target.closest?.("[data-opens]");
  if (opener) { open(document.getElementById(opener.dataset.opens)); return; }
  if (e.target.closest?.("[data-closes]")) { e.target.closest("dialog").close(); return; }
  if (e.target instanceof HTMLDialogElement && outside(e.target, e)) { e.target.close(); }
});

export function open(dialog) {
  if (!dialog || dialog.open) { return; }
  document.querySelectorAll("dialog[open]").forEach(other => other.close());
  dialog.dispatchEvent(new CustomEvent("studio-opening"));
  dialog.showModal();
}

function outside(dialog, e) {
  const box = dialog.getBoundingClientRect();
  return e.clientX < box.left || e.clientX > box.right || e.clientY < box.top || e.clientY > box.bottom;
}
