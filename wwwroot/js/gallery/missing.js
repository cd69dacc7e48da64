/** A picture whose file cannot be had says so in its place, instead of staying an empty box. */
export function watchMissing(root) {
  const missing = (image, is) => { if (image.matches?.(".tile > img")) { image.parentElement.toggleAttribute("data-missing", is); } };
  const told = event => missing(event.target, event.type === "error");
  // Errors of pictures do not bubble; they can be caught on the way down.
  for (const kind of ["error", "load"]) { root.addEventListener(kind, told, true); }
  // The first page came with its pictures, before this script.
  for (const image of root.querySelectorAll(".tile > img")) { if (image.complete && image.src && image.naturalWidth === 0) { missing(image, true); } }
  return () => { for (const kind of ["error", "load"]) { root.removeEventListener(kind, told, true); } };
}
