// The jump menu: opens empty, the first line chosen; arrows choose, Enter goes (Ctrl+Enter in a new tab, Shift+Enter to a new thread with the words).
// What was chosen by arrows stays chosen when a late answer draws the list anew; the next letter begins at the top again.
import { open } from "./dialogs.js";

const menu = () => document.getElementById("command-menu");
const lines = () => [...menu().querySelectorAll('[role="option"]:not([aria-disabled])')];
let kept = null, watched = null;
const chosen = () => lines().findIndex(line => line.getAttribute("aria-selected") === "true");

addEventListener("studio-opening", e => {
  if (e.target !== menu()) { return; }
  const ask = e.target.querySelector("input");
  if (ask.value) {
    ask.value = "";
    ask.dispatchEvent(new Event("input", { bubbles: true }));
  }
  kept = null;
  const list = e.target.querySelector('[role="listbox"]');
  if (watched !== list) {
    watched = list;
    new MutationObserver(chooseKept).observe(list, { childList: true, subtree: true, attributeFilter: ["href"] });
  }
  choose(0);
}, true);

addEventListener("keydown", e => {
  if (!menu()?.open || e.isComposing) { return; }
  const all = lines(), at = chosen();
  if (e.key === "Enter") {
    e.preventDefault();
    go(e.shiftKey ? menu().querySelector("[data-shift-enter]") : all[at], e.ctrlKey || e.metaKey);
  } else if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    e.preventDefault();
    choose((at + (e.key === "ArrowDown" ? 1 : -1) + all.length) % all.length);
    kept = lines()[chosen()]?.href;
  }
});

addEventListener("input", e => {
  if (menu()?.contains(e.target)) { kept = null; }
}, true);

addEventListener("click", e => {
  const line = e.target.closest?.('#command-menu [role="option"]');
  if (!line) { return; }
  menu().close();
  // A dialog of the page that is already there needs no way to it.
  const here = line.hash && line.pathname === location.pathname ? document.querySelector(`dialog${line.hash}`) : null;
  if (here) {
    e.preventDefault();
    e.stopImmediatePropagation();
    open(here);
  }
}, true);

function chooseKept() {
  choose(Math.max(0, kept ? lines().findIndex(line => line.href === kept) : 0));
}

function choose(at) {
  const all = lines();
  all.forEach((line, index) => {
    line.id ||= `jump-${Math.random().toString(36).slice(2)}`;
    line.setAttribute("aria-selected", String(index === at));
  });
  menu().querySelector("input").setAttribute("aria-activedescendant", all[at]?.id ?? "");
  all[at]?.scrollIntoView({ block: "nearest" });
}

function go(line, isNewTab) {
  if (!line) { return; }
  if (isNewTab && line.href) {
    window.open(line.href, "_blank", "noopener");
    menu().close();
  } else {
    line.click();
  }
}
