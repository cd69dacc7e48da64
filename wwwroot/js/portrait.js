// The account page: a chosen picture, whatever its format, is cut to its middle square here and sent as a small PNG (PortraitEndpoints).
import { requestToken } from "./post.js";

const side = 384;

addEventListener("change", async e => {
  if (!e.target.matches?.("[data-portrait]") || !e.target.files[0]) { return; }
  const [input, error] = [e.target, document.querySelector("[data-portrait-error]")];
  const label = input.closest(".button");
  if (label.ariaBusy === "true") { return; }
  label.ariaBusy = "true";
  error.hidden = true;
  try {
    const answer = await fetch("/account/portrait", {
      method: "POST",
      headers: { RequestVerificationToken: requestToken(), "Content-Type": "image/png" },
      body: await square(input.files[0]),
    });
    if (!answer.ok) { throw new Error((await answer.json().catch(() => ({}))).detail ?? "The picture was not taken. Try again."); }
    document.getElementById("portrait-changed").click();
  } catch (problem) {
    error.textContent = problem instanceof TypeError ? "The studio does not answer. Try again in a moment." : problem.message;
    error.hidden = false;
  } finally {
    label.ariaBusy = "false";
    // The same file may be chosen again.
    input.value = "";
  }
});

async function square(file) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    throw new Error(`${file.name} is no picture that this browser can open. PNG, JPEG and WebP can be read.`);
  }
  const [canvas, edge] = [new OffscreenCanvas(side, side), Math.min(bitmap.width, bitmap.height)];
  const pen = canvas.getContext("2d");
  pen.imageSmoothingQuality = "high";
  pen.drawImage(bitmap, (bitmap.width - edge) / 2, (bitmap.height - edge) / 2, edge, edge, 0, 0, side, side);
  return canvas.convertToBlob({ type: "image/png" });
}
