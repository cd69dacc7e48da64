// On pages without a circuit: [data-copy-here] copies its text and says so on the button itself.
import { copy } from "./images/copy.js";

addEventListener("click", async e => {
  const button = e.target.closest?.("[data-copy-here]");
  if (!button) { return; }
  const word = button.lastChild;
  const before = word.textContent;
  word.textContent = await copy(button.dataset.copyHere) ? "Copied" : "Select the text and press Ctrl+C";
  setTimeout(() => { word.textContent = before; }, 3000);
});
