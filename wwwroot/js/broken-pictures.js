// A picture whose file cannot be had: its tile says so. A small one, or a preview whose picture was finished meanwhile, is an empty place:
// never the browser's broken picture.
const small = "img.thumb, .lane img, .tree img";
const finished = ".tile:not([data-state]) > img, .tile[data-state=done] > img";

const show = (image, is) => {
  if (image.matches?.(small)) { image.style.visibility = is ? "" : "hidden"; }
  if (image.matches?.(finished)) { image.parentElement.toggleAttribute("data-missing", !is); }
};
const told = event => show(event.target, event.type === "load");

// Neither bubbles; both can be caught on the way down.
for (const kind of ["error", "load"]) { addEventListener(kind, told, true); }

// Those that the page came with had failed before this script was there.
for (const image of document.images) { if (image.complete && image.src && image.naturalWidth === 0) { show(image, false); } }
