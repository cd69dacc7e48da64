/** A picture whose file cannot be had says so in its place, instead of staying an empty box. */
export function watchMissing(root) {
  const failed = event => { if (event.target.matches?.(".tile > img")) { event.target.parentElement.dataset.missing = ""; } };
  // Errors of pictures do not bubble; they can be caught on the way down.
  root.addEventListener("error", failed, true);
  return () => root.removeEventListener("error", failed, true);
}
