// A box beside the composer whose text outlives a reload: each keystroke is kept in this tab, the server hears of it when typing pauses,
// and what the server says that it has (data-saved) is kept no longer.
// <textarea data-kept="name" data-saved="what the server has">
const pause = 600, retry = 3000;

export function watchKept(root, listen) {
  const timers = new WeakMap(), read = new WeakSet();
  const key = box => `studio-kept:${location.pathname}:${box.dataset.kept}`;

  function tell(box) {
    clearTimeout(timers.get(box));
    if (!box.isConnected || unsaved(box) === null) { return; }
    box.dispatchEvent(new Event("change", { bubbles: true }));
    timers.set(box, setTimeout(() => tell(box), retry));
  }

  function unsaved(box) {
    try {
      const text = sessionStorage.getItem(key(box));
      if (text !== null && text === box.dataset.saved) { sessionStorage.removeItem(key(box)); return null; }
      return text;
    } catch { return null; }
  }

  function look() {
    for (const box of root.querySelectorAll("[data-kept]")) {
      const text = unsaved(box);
      if (read.has(box)) { continue; }
      read.add(box);
      if (text !== null) {
        box.value = text;
        tell(box);
      }
    }
  }

  root.addEventListener("input", event => {
    const box = event.target;
    if (!box.matches?.("[data-kept]")) { return; }
    try { sessionStorage.setItem(key(box), box.value); } catch { /* full or forbidden: leaving the box still tells the server */ }
    clearTimeout(timers.get(box));
    timers.set(box, setTimeout(() => tell(box), pause));
  }, listen);

  const watcher = new MutationObserver(look);
  watcher.observe(root, { childList: true, subtree: true, attributeFilter: ["data-saved"] });
  listen.signal.addEventListener("abort", () => watcher.disconnect());
  look();
  root.dataset.keeps = "";
}
