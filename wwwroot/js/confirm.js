// "Confirm that it is you" (ConfirmForm): password or passkey go to the server from here, so the page behind the dialog stays as it is.
// The server keeps the answer with the session; in a dialog the page is told by a press, and looks there itself.
import { assertion, post } from "./passkeys.js";

export function ask() {
  const dialog = document.getElementById("confirm-dialog");
  if (!dialog || dialog.open) { return; }
  delete dialog.dataset.done;
  dialog.querySelector("form")?.reset();
  say(dialog.querySelector("form"), null);
  // Over a dialog that asked for it, which stays open.
  dialog.showModal();
}

addEventListener("submit", e => {
  if (!e.target.matches?.("[data-confirm-form]")) { return; }
  e.preventDefault();
  const form = e.target;
  confirm(form, () => post("/account/confirm/password", { password: form.elements.password?.value ?? "" }));
});

addEventListener("click", e => {
  const button = e.target.closest?.("[data-confirm-passkey]");
  if (button) { confirm(button.form, async () => post("/account/confirm/passkey", await assertion("/account/confirm/passkey/options"))); }
});

// close does not bubble.
addEventListener("close", e => {
  if (e.target.id === "confirm-dialog" && !e.target.dataset.done) { e.target.querySelector("[data-not-confirmed]").click(); }
}, true);

async function confirm(form, send) {
  if (form.ariaBusy === "true") { return; }
  form.ariaBusy = "true";
  say(form, null);
  try {
    await send();
    done(form);
  } catch (problem) {
    // NotAllowedError: the person closed the device's dialog; that needs no words.
    if (problem.name !== "NotAllowedError") { say(form, problem.message); }
  } finally {
    form.ariaBusy = "false";
  }
}

function done(form) {
  form.reset();
  if (form.dataset.then) { location.assign(form.dataset.then); return; }
  const dialog = form.closest("dialog");
  // Not "": an empty word is false, and the press of "not confirmed" overtakes the answer while the database is asked.
  dialog.dataset.done = "yes";
  dialog.querySelector("[data-confirmed]").click();
  dialog.close();
}

function say(form, sentence) {
  const error = form?.querySelector("[data-confirm-error]");
  if (!error) { return; }
  error.textContent = sentence ?? "";
  error.hidden = !sentence;
  const field = form.elements.password;
  if (!field) { return; }
  field.ariaInvalid = sentence ? "true" : null;
  if (sentence) { field.select(); }
}
