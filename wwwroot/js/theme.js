// Runs before the first paint. "dark" or "light" are kept in a cookie, so that the server writes the same data-theme; without one the device decides.
(() => {
  const root = document.documentElement, light = matchMedia("(prefers-color-scheme: light)");
  const kept = () => /(?:^|; )studio-theme=(dark|light)(?:;|$)/.exec(document.cookie)?.[1];
  const show = () => { root.dataset.theme = kept() ?? (light.matches ? "light" : "dark"); };
  const keep = theme => {
    document.cookie = `studio-theme=${theme}; path=/; max-age=${theme === "system" ? 0 : 31536000}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
    show();
  };

  show();
  light.addEventListener("change", show);
  addEventListener("click", e => {
    if (e.target.closest?.(".theme-toggle")) { keep(root.dataset.theme === "dark" ? "light" : "dark"); }
  });
  window.studioTheme = { keep };
})();
