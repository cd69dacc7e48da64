// Words typed into a composer before its own script holds them: a reload in that moment must not lose them.
const place = draft => `studio-early:${draft}`;

addEventListener("pagehide", () => {
  for (const box of document.querySelectorAll("textarea[data-draft]")) {
    if (box.value.trim() === "" || box.form.hasAttribute("data-ready")) { continue; }
    try {
      const before = sessionStorage.getItem(place(box.dataset.draft));
      sessionStorage.setItem(place(box.dataset.draft), before ? `${before} ${box.value}` : box.value);
    } catch { /* full or forbidden */ }
  }
});

/** What was typed into a box whose page went before its script came; "" where nothing was. */
export function takeEarly(draft) {
  try {
    const words = sessionStorage.getItem(place(draft)) ?? "";
    sessionStorage.removeItem(place(draft));
    return words;
  } catch { return ""; }
}
