import { sendPng } from "./send.js";

/** PNG files dropped on the pictures, or chosen with Import, become pictures of the gallery. */
export function watchFiles(root, page) {
  const chooser = document.querySelector("[data-gallery-import]");
  const holdsFiles = event => root.hasAttribute("data-drop") && event.dataTransfer?.types.includes("Files");
  let depth = 0;

  const enter = event => { if (holdsFiles(event)) { depth++; root.dataset.dragging = ""; } };
  const leave = event => { if (holdsFiles(event) && --depth <= 0) { calm(); } };
  const over = event => { if (holdsFiles(event)) { event.preventDefault(); } };
  const drop = event => {
    if (!holdsFiles(event)) { return; }
    event.preventDefault();
    calm();
    send([...event.dataTransfer.files]);
  };
  const choose = () => { send([...chooser.files]); chooser.value = ""; };
  const calm = () => { depth = 0; delete root.dataset.dragging; };

  const send = async files => {
    let added = 0;
    for (const file of files) {
      const { refused, waits } = await sendPng(file);
      if (refused) { await page.invokeMethodAsync("Say", `${file.name}: ${refused}`, true); return; }
      if (waits) { await page.invokeMethodAsync("Say", `${file.name}: ${waits}`, true); continue; }
      added++;
    }
    if (added) { await page.invokeMethodAsync("Say", added === 1 ? "1 picture added." : `${added} pictures added.`, false); }
  };

  root.addEventListener("dragenter", enter);
  root.addEventListener("dragleave", leave);
  root.addEventListener("dragover", over);
  root.addEventListener("drop", drop);
  chooser?.addEventListener("change", choose);
  return () => {
    root.removeEventListener("dragenter", enter);
    root.removeEventListener("dragleave", leave);
    root.removeEventListener("dragover", over);
    root.removeEventListener("drop", drop);
    chooser?.removeEventListener("change", choose);
  };
}
