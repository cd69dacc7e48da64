// A small picture whose file is gone, or a preview whose picture was finished meanwhile: an empty place, never the browser's broken picture.
const told = event => {
  if (event.target.matches?.("img.thumb, .lane img")) { event.target.style.visibility = event.type === "error" ? "hidden" : ""; }
};

// Neither bubbles; both can be caught on the way down.
for (const kind of ["error", "load"]) { addEventListener(kind, told, true); }
