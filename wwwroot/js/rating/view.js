// Shows one part of the page and fills in words.
import { counted, words } from "./words.js";

export const page = document.querySelector("[data-rating]");
export const part = name => page.querySelector(`[data-${name}]`);
export const side = name => page.querySelector(`img[data-side="${name}"]`);

export function fill(words) {
  for (const [name, text] of Object.entries(words)) {
    for (const place of page.querySelectorAll(`[data-fill="${name}"]`)) { place.textContent = text; }
  }
}

// A description is in a language of its own, which nobody wrote down; what stands there otherwise is in the page's.
export function ask(question, description) {
  const asked = words.questions[question];
  fill({ kind: asked.name, question: asked.question, text: description ?? asked.hint });
  if (description == null) { part("caption").removeAttribute("lang"); } else { part("caption").lang = ""; }
  page.classList.toggle("has-description", description != null);
}

export function show(stage) {
  page.dataset.stage = stage;
  page.removeAttribute("aria-busy");
  for (const place of page.querySelectorAll("[data-only]")) { place.hidden = !place.dataset.only.split(" ").includes(stage); }
  if (!["pair", "practice"].includes(stage)) {
    const title = page.querySelector(`section:not([hidden]) > div > h1`);
    if (title) { title.tabIndex = -1; title.focus({ preventScroll: true }); }
  }
}

export function progress(done, all) {
  for (const bar of page.querySelectorAll("[data-bar]")) {
    bar.style.setProperty("--value", `${all ? 100 * done / all : 0}%`);
    bar.setAttribute("aria-valuenow", done);
    bar.setAttribute("aria-valuemax", all);
  }
}

export const minutes = count => counted(words.screen.minutesLeft, count);
export const done = (answered, all) => counted(words.screen.count, all, { done: answered });

export function chosen(answer) {
  for (const button of page.querySelectorAll("[data-answer]")) { button.classList.toggle("is-chosen", button.dataset.answer === answer); }
}

export function enabled(isOn) {
  for (const button of page.querySelectorAll("[data-answer]")) { button.disabled = !isOn; }
}

export function trouble(text) {
  part("trouble").hidden = !text;
  fill({ trouble: text ?? "" });
}
