const key = "studio-gallery-picked";

const here = () => location.pathname + location.search;

/** What is picked survives a reload and a restart of the server; it belongs to this tab and to this view of the gallery. */
export function keepPicked(ids, loaded) {
  try {
    if (ids.length) { sessionStorage.setItem(key, JSON.stringify({ address: here(), ids, loaded })); }
    else { sessionStorage.removeItem(key); }
  } catch { /* private mode, or thousands of pictures: a reload forgets them */ }
}

export function savedPicked() {
  try {
    const saved = JSON.parse(sessionStorage.getItem(key));
    if (saved?.address === here()) { return saved; }
  } catch { /* as if there were none */ }
  return { ids: [], loaded: 0 };
}
