// What should change, as it is typed: kept in this tab at every stroke, so that a reload or a lost connection loses no word.

export function mount(box, key, said) {
  const name = `studio-edit-wish:${key}`;
  const stopped = new AbortController();

  function keep() {
    try { sessionStorage.setItem(name, box.value); } catch { /* full or forbidden: the box itself remains */ }
  }

  // The page hears of it as if it had been typed.
  function fill(text) {
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  box.addEventListener("input", keep, { signal: stopped.signal });
  let kept = null;
  try { kept = sessionStorage.getItem(name); } catch { }
  if ((kept ?? said) !== "") { fill(kept ?? said); }

  return {
    /** The wish of another turn, unless it is the one that was just typed. */
    show(text) { if (box.value.trim() !== text) { fill(text); } },
    dispose() { stopped.abort(); },
  };
}
