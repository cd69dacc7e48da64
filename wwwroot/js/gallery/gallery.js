// The gallery's script: endless loading, keys, the size of the rows, dropped files. The pictures themselves are laid out by CSS alone.
import { watchScroll, savedPlace } from "./scroll.js";
import { watchKeys } from "./keys.js";
import { watchSize } from "./size.js";
import { watchFiles } from "./import.js";
import { savedPicked } from "./picked.js";

export { downloadZip } from "./download.js";
export { keepPicked } from "./picked.js";

let parts = [];
let place = null;

/** Returns how many pictures were loaded when the person left for one of them, so that coming back lands on the same row, and what was picked. */
export function start(root, page) {
  stop();
  place = savedPlace();
  parts = [watchScroll(root, page), watchKeys(root, page), watchSize(root), watchFiles(root, page)];
  root.dataset.ready = "";
  const picked = savedPicked();
  return { loaded: Math.max(place?.loaded ?? 0, picked.loaded), picked: picked.ids };
}

export function restore() {
  place?.restore();
  place = null;
}

export function toTop() {
  document.querySelector(".gallery-page .scroll")?.scrollTo({ top: 0 });
  scrollTo({ top: 0 });
}

export function stop() {
  parts.forEach(end => end());
  parts = [];
}
