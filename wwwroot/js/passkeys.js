// Passkeys: the browser speaks with the device, the server makes and checks (PasskeyEndpoints).
// Shown only where the browser can do it at all; that needs https or localhost.
import { requestToken } from "./post.js";

const isPossible = !!globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON;

// The account page draws its part after this script has run.
const reveal = () => document.querySelectorAll("[data-needs-passkeys][hidden]").forEach(part => { part.hidden = false; });
if (isPossible) {
  reveal();
  new MutationObserver(reveal).observe(document.body, { childList: true, subtree: true });
}

addEventListener("click", e => {
  if (e.target.closest?.("[data-passkey-join]")) { join(e.target.closest("button")); }
  if (e.target.closest?.("[data-passkey-sign-in]")) { signIn(e.target.closest("button")); }
});

// Pressed in a circuit, which asks first whether it is really the person (PasskeyList); nobody waits for the device.
export function add() {
  busy(document.querySelector("[data-passkey-add]"), async () => {
    const options = await post("/account/passkeys/options");
    const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
    await post(`/account/passkeys?name=${encodeURIComponent(passkeyName())}`, credential);
    document.getElementById("passkey-added").click();
  });
}

async function signIn(button) {
  await busy(button, async () => {
    await post("/sign-in/passkey", await assertion("/sign-in/passkey/options"));
    location.assign(button.dataset.then);
  });
}

// A new account by an invitation: name and address stand in the form that a password would go with.
async function join(button) {
  const [name, email] = ["name", "email"].map(id => document.getElementById(id));
  await busy(button, async () => {
    const asked = new URLSearchParams({ name: name.value, email: email.value });
    const options = await post(`${button.dataset.passkeyJoin}/passkey/options?${asked}`);
    const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
    const answer = await post(`${button.dataset.passkeyJoin}/passkey?${new URLSearchParams({ device: passkeyName() })}`, credential);
    location.assign(answer.to ?? location.href);
  });
}

export async function assertion(questions) {
  const options = await post(questions);
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

function passkeyName() {
  return `Passkey on ${navigator.userAgentData?.platform || navigator.platform || "this device"}`;
}

async function busy(button, work) {
  const error = document.querySelector("[data-passkey-error]");
  if (button.ariaBusy === "true") { return; }
  button.ariaBusy = "true";
  if (error) { error.hidden = true; }
  try {
    await work();
  } catch (problem) {
    // NotAllowedError: the person closed the device's dialog; that needs no words.
    if (problem.name !== "NotAllowedError" && error) {
      error.textContent = problem.message;
      error.hidden = false;
    }
  } finally {
    button.ariaBusy = "false";
  }
}

export async function post(address, body) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { RequestVerificationToken: requestToken(), "Content-Type": "application/json" },
    body: body ? JSON.stringify(body) : undefined,
  });
  if (!answer.ok) { throw new Error((await answer.json().catch(() => ({}))).detail ?? "This was not accepted. Try again in a minute."); }
  return answer.status === 204 ? null : answer.json();
}
