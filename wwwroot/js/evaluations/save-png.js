// [data-png] is a link to a chart as SVG, saved as PNG at twice its size: drawn by the browser, which has the fonts.
// Before the page's own router sees the press: it would look for a page at that address.
addEventListener("click", async e => {
  const link = e.target.closest?.("a[data-png]");
  if (!link) { return; }
  e.preventDefault();
  const answer = await fetch(link.href);
  if (!answer.ok) { location.assign(link.href); return; }
  const picture = new Image();
  picture.src = URL.createObjectURL(new Blob([await answer.text()], { type: "image/svg+xml" }));
  await picture.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.naturalWidth * 2, picture.naturalHeight * 2];
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(picture.src);
  const save = document.createElement("a");
  save.href = canvas.toDataURL("image/png");
  save.download = link.dataset.png;
  save.click();
}, { capture: true });
