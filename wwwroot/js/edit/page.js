// What the edit page needs of the browser besides its picture: sliders, before and after, the way to the wish on a phone.
import { watchSliders } from "../sliders.js";

export function mount(root) {
  const stopped = new AbortController(), listen = { signal: stopped.signal };
  watchSliders(root, listen);
  // The border follows the range; it is a real one, so arrows move it too.
  root.addEventListener("input", event => {
    if (event.target.matches?.("[data-border]")) { event.target.closest("[data-before-after]").style.setProperty("--at", event.target.value); }
  }, listen);
  root.addEventListener("click", event => {
    if (event.target.closest("[data-to-wish]")) {
      event.preventDefault();
      root.querySelector("#wish")?.focus();
    }
  }, listen);
  // A preview may be gone by the time it is asked for: what was there stays, no broken picture takes its place.
  for (const kind of ["error", "load"]) {
    root.addEventListener(kind, event => { if (event.target.matches?.(".strip .tile img")) { event.target.style.visibility = kind === "error" ? "hidden" : ""; } }, { ...listen, capture: true });
  }
  return {
    copy: text => navigator.clipboard.writeText(text),
    dispose() { stopped.abort(); },
  };
}
