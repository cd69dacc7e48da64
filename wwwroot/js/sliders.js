// The number and the fill follow a slider's thumb here; the server hears of the value once, when it is let go.
// <input type="range" data-slider="2" data-unit=" px"> with an <output for="its id">: digits after the point, and what follows the number.
export function watchSliders(root, listen) {
  root.addEventListener("input", event => {
    const slider = event.target;
    if (!slider.matches?.("[data-slider]")) { return; }
    slider.style.setProperty("--fill", `${100 * (slider.value - slider.min) / (slider.max - slider.min)}%`);
    root.querySelector(`output[for="${slider.id}"]`).textContent = Number(slider.value).toFixed(Number(slider.dataset.slider)) + (slider.dataset.unit ?? "");
  }, listen);
  // Arrows choose in a radio group; they must not scroll what lies around it too.
  root.addEventListener("keydown", event => {
    if (event.key.startsWith("Arrow") && event.target.closest("[role='radiogroup']")) { event.preventDefault(); }
  }, listen);
}
