// Shows one part of the page and fills in words.
export const page = document.querySelector("[data-rating]");
export const part = name => page.querySelector(`[data-${name}]`);
export const side = name => page.querySelector(`img[data-side="${name}"]`);

export function fill(words) {
  for (const [name, text] of Object.entries(words)) {
    for (const place of page.querySelectorAll(`[data-fill="${name}"]`)) { place.textContent = text; }
  }
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

export const minutes = count => count === 1 ? "about 1 min left" : `about ${count} min left`;

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
