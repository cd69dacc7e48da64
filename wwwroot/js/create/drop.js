import { call } from "../connection.js";
import { requestToken } from "../post.js";

// A picture dropped, pasted or chosen fills the form from its metadata. The server reads PNG only (its codec is its own):
// other formats are drawn once into a canvas here; they carry no metadata that could be lost.
const most = 20 * 1024 * 1024;

/**
 * @param form the composer; holds input[type=file] and [data-drop] (shown while something hangs over the page)
 * @param page .NET: PictureRead(json), PictureRefused(sentence)
 * @param options { address }
 */
export function mount(form, page, options) {
  const root = form.closest("[data-create]") ?? form;
  const input = form.querySelector("input[type='file']");
  const stopped = new AbortController();
  const listen = { signal: stopped.signal };
  let depth = 0;

  const carriesFile = event => event.dataTransfer?.types.includes("Files") ?? false;

  function hang(on) {
    depth = Math.max(0, depth + (on ? 1 : -1));
    form.classList.toggle("is-drop", depth > 0);
  }

  async function take(file) {
    if (!file) { return; }
    try {
      const png = await toPng(file);
      if (png.size > most) { throw new Error(`${file.name} has ${Math.ceil(png.size / 1048576)} MB; at most 20 MB can be read.`); }
      const answer = await fetch(`${options.address}?name=${encodeURIComponent(file.name)}`, { method: "POST", headers: { "Content-Type": "image/png", RequestVerificationToken: requestToken() }, body: png });
      if (!answer.ok) { throw new Error((await answer.json().catch(() => ({}))).detail ?? `${file.name} could not be read.`); }
      await call(page, "PictureRead", await answer.text());
    } catch (error) {
      await call(page, "PictureRefused", error.message).catch(() => { });
    }
  }

  async function toPng(file) {
    if (file.type === "image/png") { return file; }
    if (!file.type.startsWith("image/")) { throw new Error(`${file.name} is not a picture. PNG, JPEG and WebP can be read.`); }
    let bitmap;
    try { bitmap = await createImageBitmap(file); } catch { throw new Error(`${file.name} could not be opened by this browser.`); }
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext("2d").drawImage(bitmap, 0, 0);
    return canvas.convertToBlob({ type: "image/png" });
  }

  root.addEventListener("dragenter", event => { if (carriesFile(event)) { event.preventDefault(); hang(true); } }, listen);
  root.addEventListener("dragover", event => { if (carriesFile(event)) { event.preventDefault(); } }, listen);
  root.addEventListener("dragleave", event => { if (carriesFile(event)) { hang(false); } }, listen);
  root.addEventListener("drop", event => {
    if (!carriesFile(event)) { return; }
    event.preventDefault();
    depth = 0;
    form.classList.remove("is-drop");
    take(event.dataTransfer.files[0]);
  }, listen);
  root.addEventListener("paste", event => {
    const file = [...(event.clipboardData?.files ?? [])].find(one => one.type.startsWith("image/"));
    if (file) { event.preventDefault(); take(file); }
  }, listen);
  input.addEventListener("change", () => { take(input.files[0]); input.value = ""; }, listen);

  return { dispose() { stopped.abort(); } };
}
