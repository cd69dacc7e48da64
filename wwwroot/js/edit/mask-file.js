// A mask as a PNG: white is drawn anew, black stays. The same file goes to the server, to the person's disk and into the browser's memory.
import { Mask } from "./mask.js";

export async function toPng(mask) {
  const canvas = new OffscreenCanvas(mask.width, mask.height);
  const pixels = new ImageData(mask.width, mask.height);
  for (let i = 0; i < mask.grey.length; i++) {
    pixels.data.fill(mask.grey[i], 4 * i, 4 * i + 3);
    pixels.data[4 * i + 3] = 255;
  }
  canvas.getContext("2d").putImageData(pixels, 0, 0);
  return canvas.convertToBlob({ type: "image/png" });
}

/** Throws an Error with a sentence for the person. */
export async function fromFile(file, width, height) {
  let bitmap;
  try { bitmap = await createImageBitmap(file, { colorSpaceConversion: "none" }); } catch { throw new Error(`${file.name ?? "The file"} could not be opened as a picture.`); }
  if (bitmap.width !== width || bitmap.height !== height) {
    throw new Error(`The mask has ${bitmap.width} × ${bitmap.height} pixels; it must be as large as the picture, ${width} × ${height}.`);
  }
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const mask = new Mask(width, height);
  for (let i = 0; i < mask.grey.length; i++) {
    // Rec. 601; what is transparent stays, so that masks of painting programs on a clear ground are read as they look.
    const light = (0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2]) * data[4 * i + 3] / 255;
    mask.grey[i] = light >= 128 ? 255 : 0;
  }
  return mask.grey;
}

export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
