// Menus are popovers: <button popovertarget="id"> and <div id="id" class="menu" popover role="menu">.
// They open under their button; arrows, Home, End and typing move, Esc goes back to the button.
let typed = "", typedAt = 0;

addEventListener("toggle", e => {
  const menu = e.target;
  if (!menu.matches?.(".menu[popover]")) { return; }
  const button = document.querySelector(`[popovertarget="${menu.id}"]`);
  button?.setAttribute("aria-expanded", String(e.newState === "open"));
  if (e.newState !== "open" || !button) { return; }
  place(menu, button.getBoundingClientRect());
  items(menu)[0]?.focus();
}, true);

addEventListener("keydown", e => {
  const menu = e.target.closest?.(".menu[popover]");
  if (!menu) { return; }
  const all = items(menu), at = all.indexOf(document.activeElement);
  // A panel with a slider, say, is placed like a menu and has keys of its own.
  if (all.length === 0) { return; }
  const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[e.key] ?? typeAhead(all, e);
  if (to === undefined) { return; }
  e.preventDefault();
  all[to]?.focus();
});

addEventListener("click", e => { e.target.closest?.(".menu[popover] [role^=menuitem]")?.closest(".menu").hidePopover(); });

function items(menu) {
  return [...menu.querySelectorAll('[role^="menuitem"]:not([aria-disabled="true"])')];
}

function place(menu, button) {
  const box = menu.getBoundingClientRect(), gap = 4, edge = 8;
  const below = button.bottom + gap + box.height <= innerHeight - edge;
  menu.style.top = `${Math.max(edge, below ? button.bottom + gap : button.top - gap - box.height)}px`;
  menu.style.left = `${Math.max(edge, Math.min(button.left, innerWidth - box.width - edge))}px`;
}

function typeAhead(all, e) {
  if (e.key.length !== 1 || e.ctrlKey || e.metaKey || e.altKey || e.key === " ") { return undefined; }
  typed = e.timeStamp - typedAt > 600 ? e.key : typed + e.key;
  typedAt = e.timeStamp;
  const at = all.findIndex(item => item.textContent.trim().toLowerCase().startsWith(typed.toLowerCase()));
  return at < 0 ? undefined : at;
}
