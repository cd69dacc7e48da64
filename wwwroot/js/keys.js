// Keys are declared where they act: <button data-key="e"> is pressed by E, <a data-key="g q"> is followed by G then Q, data-key="Ctrl+." works inside text too.
// data-key-shown only puts a key on the sheet that something else acts on (a text box). data-key-label names the key on the sheet (else the element's label or words), data-key-group its group (else the page or Everywhere).
const names = { " ": "Space", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Delete: "Del" };
let first = "", firstAt = 0;

addEventListener("keydown", e => {
  if (e.defaultPrevented || e.isComposing || e.repeat) { return; }
  // It closes what is open first.
  if (e.key === "Escape" && document.querySelector(":popover-open")) { return; }
  const modal = document.querySelector("dialog[open]");
  const combined = (e.ctrlKey || e.metaKey) && !e.altKey;
  if (combined) {
    press(`Ctrl+${e.key.length === 1 ? e.key.toUpperCase() : e.key}`, e, modal);
    return;
  }
  if (e.altKey || writes(e.target) || document.querySelector(".app[data-page]")?.dataset.singleKeys === "off") { return; }
  const key = e.shiftKey && /^[a-z]$/i.test(e.key) ? `Shift+${e.key.toUpperCase()}` : e.key.length === 1 ? e.key.toLowerCase() : e.key;
  if (first && e.timeStamp - firstAt < 1000 && press(`${first} ${key}`, e, modal)) { first = ""; return; }
  first = "";
  if (!press(key, e, modal) && find(k => k.startsWith(`${key} `), modal)) { first = key; firstAt = e.timeStamp; }
});

addEventListener("studio-opening", e => { if (e.target.id === "key-sheet") { fill(e.target); } }, true);

function press(key, e, modal) {
  const target = find(k => k === key, modal);
  if (!target) { return false; }
  e.preventDefault();
  if (target.matches("input, textarea")) { target.focus(); } else { target.click(); }
  return true;
}

// A key acts on what can be seen; inside a dialog only on that dialog's own. The side bar's act in a window too narrow for it as well.
function find(matches, modal) {
  return [...(modal ?? document).querySelectorAll("[data-key]")]
    .find(el => matches(el.dataset.key) && !el.disabled && (el.getClientRects().length > 0 || el.closest(".sidebar")));
}

function writes(el) {
  return el.isContentEditable || el.matches?.("textarea, select, input:not([type=checkbox], [type=radio], [type=range], [type=button], [type=submit])");
}

function fill(sheet) {
  const groups = new Map(), page = sheet.dataset.page || "This page";
  for (const el of document.querySelectorAll("[data-key], [data-key-shown]")) {
    const here = el.closest(".main"), group = el.dataset.keyGroup ?? (here ? page : "Everywhere");
    const label = el.dataset.keyLabel ?? el.getAttribute("aria-label") ?? el.title ?? el.textContent.trim();
    groups.set(group, (groups.get(group) ?? new Map()).set(el.dataset.key ?? el.dataset.keyShown, label));
  }
  const order = [page, "Everywhere", "Go to"];
  const sorted = [...groups].sort(([a], [b]) => (order.indexOf(a) + 9) % 9 - (order.indexOf(b) + 9) % 9);
  sheet.querySelector(".key-sheet__groups").replaceChildren(...sorted.map(([name, keys]) => section(name, keys)));
}

function section(name, keys) {
  const box = document.createElement("section"), head = document.createElement("h3"), list = document.createElement("dl");
  box.className = "key-sheet__group";
  list.className = "keys";
  head.textContent = name;
  for (const [key, label] of keys) {
    const term = document.createElement("dt"), caps = document.createElement("dd");
    term.textContent = label;
    for (const part of key.split(" ")) {
      const cap = document.createElement("kbd");
      cap.className = "key";
      cap.textContent = names[part] ?? (part.length === 1 ? part.toUpperCase() : part.replace("+", " ").replace("Enter", "↵"));
      caps.append(cap);
    }
    list.append(term, caps);
  }
  box.append(head, list);
  return box;
}
