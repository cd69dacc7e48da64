const key = "studio-gallery-size";
const heights = [112, 144, 176, 212, 256, 312, 380];

/** The height of the rows, kept in this browser: it belongs to a screen, not to a person. */
export function watchSize(root) {
  const slider = root.querySelector("[data-gallery-size] input");
  const show = () => {
    root.style.setProperty("--row", `${heights[slider.value - 1]}px`);
    slider.style.setProperty("--fill", `${(slider.value - 1) / (heights.length - 1) * 100}%`);
  };
  const keep = () => {
    show();
    try { localStorage.setItem(key, slider.value); } catch { /* private mode */ }
  };

  let kept = null;
  try { kept = localStorage.getItem(key); } catch { /* private mode */ }
  if (kept && matchMedia("(min-width: 1181px)").matches) {
    slider.value = kept;
    show();
  }

  slider.addEventListener("input", keep);
  return () => slider.removeEventListener("input", keep);
}
