// A small picture whose file is gone, or a preview whose picture was finished meanwhile: an empty place, never the browser's broken picture.
const show = (image, is) => {
  if (image.matches?.("img.thumb, .lane img, .tree img")) { image.style.visibility = is ? "" : "hidden"; }
};
const told = event => show(event.target, event.type === "load");

// Neither bubbles; both can be caught on the way down.
for (const kind of ["error", "load"]) { addEventListener(kind, told, true); }

// Those that the page came with had failed before this script was there.
for (const image of document.images) { if (image.complete && image.src && image.naturalWidth === 0) { show(image, false); } }
