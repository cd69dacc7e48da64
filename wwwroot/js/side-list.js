// Where the side bar is a rail or absent, <button data-side-list> opens the page's own list over the page.
const narrow = matchMedia("(max-width: 1180px)");

addEventListener("click", e => {
  const button = e.target.closest?.("[data-side-list]"), app = document.querySelector(".app[data-page]");
  if (button) {
    set(app.dataset.sideList !== "open");
    if (app.dataset.sideList === "open") { document.querySelector("#side-list a, #side-list button")?.focus(); }
  } else if (app?.dataset.sideList === "open" && (!e.target.closest("#side-list") || e.target.closest("a"))) {
    set(false);
  }
});
addEventListener("keydown", e => {
  if (e.key === "Escape" && document.querySelector(".app[data-page]")?.dataset.sideList === "open") {
    set(false);
    document.querySelector("[data-side-list]")?.focus();
  }
});
narrow.addEventListener("change", () => set(false));

function set(isOpen) {
  const app = document.querySelector(".app[data-page]");
  if (!app) { return; }
  if (isOpen) { app.dataset.sideList = "open"; } else { delete app.dataset.sideList; }
  document.querySelectorAll("[data-side-list].icon-button").forEach(b => b.setAttribute("aria-expanded", String(isOpen)));
}
