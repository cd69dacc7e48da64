// What a session asks the server. Every answer is the next step, or a sentence why not.
import { requestToken } from "../post.js";
import { words } from "./words.js";

const page = document.querySelector("[data-rating]");
// Of this tab alone: it outlives a reload, and a copy of the tab gets its own from takeOver.
const tab = sessionStorage.getItem("rating-tab") ?? crypto.randomUUID?.() ?? fallback();
sessionStorage.setItem("rating-tab", tab);

// crypto.randomUUID is only there over https and on localhost.
function fallback() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export async function ask(what, values = {}) {
  const answer = await fetch(`${page.dataset.rating}/${what}?${new URLSearchParams({ tab, ...values })}`, {
    method: "POST", headers: { RequestVerificationToken: requestToken() }, redirect: "manual", cache: "no-store",
  });
  // The sign-in ended meanwhile: the page itself knows where to go.
  if (answer.type === "opaqueredirect") { location.reload(); return new Promise(() => {}); }
  if (answer.status === 204) { return null; }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) { throw new Error(body.detail ?? (answer.status === 429 ? words.screen.tooMany : words.screen.noAnswer)); }
  return body;
}

// Pictures are kept here while they may be shown: the server lets nobody else keep them.
const pictures = new Map();

export function picture(address) {
  if (!pictures.has(address)) {
    pictures.set(address, fetch(address, { cache: "no-store" }).then(async answer => {
      if (!answer.ok) { throw new Error(words.screen.pictureGone); }
      return URL.createObjectURL(await answer.blob());
    }));
  }
  return pictures.get(address);
}

export function keepOnly(addresses) {
  for (const [address, url] of pictures) {
    if (!addresses.includes(address)) {
      pictures.delete(address);
      url.then(URL.revokeObjectURL, () => {});
    }
  }
}
