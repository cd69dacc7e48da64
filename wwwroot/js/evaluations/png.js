// A picture that the server cannot decode becomes a PNG here, never larger than most pixels a side.
export async function toPng(file, most) {
  const picture = await createImageBitmap(new Blob([await file.arrayBuffer()]));
  const scale = Math.min(1, most / picture.width, most / picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const png = await new Promise(done => canvas.toBlob(done, "image/png"));
  if (!png) { throw new Error("The browser made no PNG of it."); }
  return png;
}
