// The page of one picture: J and K beside the arrows, a closer look, and copying.
import { watchCopies } from "./copy.js";
import { watchZoom } from "./zoom.js";
import { isTyping, singleKeysOn } from "../gallery/single-keys.js";
import { watchSliders } from "../sliders.js";

let parts = [];

export function start(page) {
  stop();
  const root = document.getElementById("main");
  parts = [watchCopies(root, page), watchZoom(root), watchKeys(root), watchRanges(root)];
  showCurrent();
  root.dataset.ready = "";
}

export function stop() {
  parts.forEach(end => end());
  parts = [];
}

// A thread of a hundred pictures, a tree of many rows: both begin where the person is.
function showCurrent() {
  document.querySelector("#side-list [aria-current=true]")?.scrollIntoView({ block: "nearest" });
  // The tree alone moves: scrollIntoView would take the page along where that scrolls too.
  const tree = document.querySelector(".lineage"), node = tree?.querySelector("[aria-current=true]");
  if (node) {
    const frame = tree.getBoundingClientRect(), box = node.getBoundingClientRect();
    tree.scrollBy(Math.max(0, box.right - frame.right + 24), Math.max(0, box.bottom - frame.bottom + 24));
  }
}

function watchRanges(root) {
  const stopped = new AbortController();
  watchSliders(root, { signal: stopped.signal });
  return () => stopped.abort();
}

function watchKeys(root) {
  const flips = { k: "before", j: "after" };
  const flip = event => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !singleKeysOn() || document.querySelector("dialog[open]")) { return; }
    const to = flips[event.key.toLowerCase()];
    if (to) { root.querySelector(`[data-flip=${to}]`)?.click(); }
  };
  // The lineage scrolls with the arrows while it has the focus; they must not turn the page then.
  const scrolling = event => { if (event.target.matches?.(".lineage") && event.key.startsWith("Arrow")) { event.stopPropagation(); } };
  addEventListener("keydown", flip);
  root.addEventListener("keydown", scrolling);
  return () => {
    removeEventListener("keydown", flip);
    root.removeEventListener("keydown", scrolling);
  };
}
