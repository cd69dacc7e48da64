const key = "studio-gallery-place";

/** On a phone the page scrolls as a whole; on a wide screen the pictures do. */
const scrollerOf = region => getComputedStyle(region).overflowY === "visible" ? null : region;

export function watchScroll(root, page) {
  const region = root.querySelector(".scroll");
  const end = root.querySelector("[data-gallery-end]");
  let observer = null, loading = false, atTop = true;

  // Three screens ahead: what is appended, and the last row it completes, is never in sight.
  const observe = () => {
    observer?.disconnect();
    observer = new IntersectionObserver(entries => entries.at(-1).isIntersecting && more(), { root: scrollerOf(region), rootMargin: "0px 0px 300% 0px" });
    observer.observe(end);
  };

  const more = async () => {
    if (loading) { return; }
    loading = true;
    const before = end.dataset.galleryEnd;
    try { await page.invokeMethodAsync("MoreAsync"); } finally { loading = false; }
    // The end may still be near: observe afresh, for an observer only tells of changes.
    requestAnimationFrame(() => end.dataset.galleryEnd !== before && observe());
  };

  const scrolled = () => {
    const now = topOf(region) < 80;
    if (now !== atTop) {
      atTop = now;
      page.invokeMethodAsync("AtTopAsync", atTop);
    }
  };

  const left = event => {
    const tile = event.target.closest?.(".tile__link")?.closest(".tile");
    if (tile) { save(region, end, tile); }
  };

  observe();
  region.addEventListener("scroll", scrolled, { passive: true });
  addEventListener("scroll", scrolled, { passive: true });
  addEventListener("resize", observe);
  region.addEventListener("click", left, true);
  return () => {
    observer?.disconnect();
    region.removeEventListener("scroll", scrolled);
    removeEventListener("scroll", scrolled);
    removeEventListener("resize", observe);
    region.removeEventListener("click", left, true);
  };
}

/** Where the person was before opening a picture of this same view; told once. */
export function savedPlace() {
  let saved = null;
  try {
    saved = JSON.parse(sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
  } catch { return null; }
  if (saved?.address !== location.pathname + location.search) { return null; }
  return {
    loaded: saved.loaded,
    restore() {
      const region = document.querySelector(".gallery-page .scroll");
      (scrollerOf(region) ?? document.scrollingElement).scrollTop = saved.top;
      document.querySelector(`.tile[data-id="${saved.id}"] .tile__link`)?.focus({ preventScroll: true });
    },
  };
}

function save(region, end, tile) {
  const place = { address: location.pathname + location.search, loaded: Number(end.dataset.galleryEnd), top: topOf(region), id: tile.dataset.id };
  try { sessionStorage.setItem(key, JSON.stringify(place)); } catch { /* private mode: coming back starts at the top */ }
}

const topOf = region => (scrollerOf(region) ?? document.scrollingElement).scrollTop;
