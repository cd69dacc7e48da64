// What the create page needs of the browser besides its boxes: following what is written, sliders, Esc, the tab's title.
import { call } from "../connection.js";
import { open } from "../dialogs.js";
import { watchSliders } from "../sliders.js";
import { watchKept } from "./kept.js";
import { isComposing } from "./keys.js";

const narrow = matchMedia("(max-width: 1180px)");

/**
 * @param root the page's element; holds [data-scroll]
 * @param page .NET: Narrow(bool), told at once and when the window changes
 * @param options { notify }
 */
export function mount(root, page, options) {
  const scroll = root.querySelector("[data-scroll]");
  const stopped = new AbortController();
  const listen = { signal: stopped.signal };
  let following = true, marked = false;

  const tell = () => call(page, "Narrow", narrow.matches).catch(() => { });

  // On a phone the page scrolls as a whole, elsewhere the conversation does.
  const scroller = () => getComputedStyle(scroll).overflowY === "visible" ? document.scrollingElement : scroll;

  function nearEnd() {
    const own = scroller();
    return own.scrollHeight - own.scrollTop - own.clientHeight < 120;
  }

  function end() {
    const own = scroller();
    own.scrollTop = own.scrollHeight;
    following = true;
  }

  // A new thread begins with a wish. Not where that would open a keyboard over the page, and never away from something that was chosen.
  function beginToType() {
    if (!matchMedia("(pointer: coarse)").matches && (document.activeElement === document.body || document.activeElement?.matches("h1"))) {
      root.querySelector(".composer textarea")?.focus({ preventScroll: true });
    }
  }

  // Text and pictures grow at the end: whoever reads the end goes on reading it, nobody else is moved.
  const grown = new ResizeObserver(() => { if (following) { end(); } });
  const children = new MutationObserver(observe);
  function observe() {
    grown.disconnect();
    for (const child of scroll.children) { if (child.matches(".turns")) { grown.observe(child); } }
  }

  // Whoever pressed a button that then goes ("Cancel" of an edit, "Make 4 pictures") goes on beside it, not at the top of the page.
  let focused = null;
  const onFocus = event => { focused = event.target.closest(".turn") ? { element: event.target, turn: event.target.closest(".turn") } : null; };
  const onBlur = event => { if (event.relatedTarget) { focused = null; } };
  const gone = new MutationObserver(() => {
    if (!focused || focused.element.isConnected) { return; }
    const { turn } = focused;
    focused = null;
    if (document.activeElement !== document.body || matchMedia("(pointer: coarse)").matches) { return; }
    const isUnsent = turn.querySelector("[data-key-label='Make the pictures']") !== null;
    (isUnsent ? turn.querySelector("[data-key-label='Edit the prompt']") : root.querySelector(".composer textarea"))?.focus({ preventScroll: true });
  });

  function onKey(event) {
    if (event.key !== "Escape" || isComposing(event) || event.defaultPrevented || document.querySelector("dialog[open], .menu:popover-open")) { return; }
    const button = root.querySelector("[data-stop]") ?? (narrow.matches ? root.querySelector(".drawer [data-close-settings]") : null);
    if (button) {
      event.preventDefault();
      button.click();
    }
  }

  // A preview may be gone by the time it is asked for: what was there stays, no broken picture takes its place.
  function onImage(event) {
    if (event.target.matches?.(".tile img")) { event.target.style.visibility = event.type === "error" ? "hidden" : ""; }
  }

  // The page writes its own title when the last picture comes, before or after the mark. Blazor keeps the text node:
  // setting document.title would put another in its place, and the title would stand still from then on.
  const titles = new MutationObserver(mark);
  const titleText = () => document.querySelector("title")?.firstChild;
  function mark() {
    const text = titleText();
    if (marked && text && !text.data.startsWith("✓ ")) { text.data = `✓ ${text.data}`; }
  }

  function seenAgain() {
    if (marked && !document.hidden) {
      marked = false;
      const text = titleText();
      if (text) { text.data = text.data.replace(/^✓ /, ""); }
    }
  }

  document.addEventListener("keydown", onKey, listen);
  document.addEventListener("visibilitychange", seenAgain, listen);
  watchSliders(root, listen);
  watchKept(root, listen);
  for (const kind of ["error", "load"]) { root.addEventListener(kind, onImage, { ...listen, capture: true }); }
  const remember = () => { following = nearEnd(); };
  scroll.addEventListener("scroll", remember, { ...listen, passive: true });
  addEventListener("scroll", remember, { ...listen, passive: true });
  narrow.addEventListener("change", tell, listen);
  root.addEventListener("focusin", onFocus, listen);
  root.addEventListener("focusout", onBlur, listen);
  gone.observe(scroll, { childList: true, subtree: true });
  children.observe(scroll, { childList: true });
  titles.observe(document.head, { childList: true, subtree: true, characterData: true });
  observe();
  tell();

  return {
    /** The element with this id (a text box is focused), or the end of the thread; first steps stay at their beginning. */
    show(id) {
      const element = id ? document.getElementById(id) : null;
      if (element?.matches("dialog")) {
        open(element);
      } else if (element) {
        following = false;
        // A turn is read from its wish on; pictures that were just asked for are looked at.
        element.scrollIntoView({ block: element.dataset.by === "pictures" ? "center" : "start" });
        if (element.matches("textarea")) { element.focus({ preventScroll: true }); }
      } else if (scroll.querySelector(".turns")) {
        end();
      } else {
        scroller().scrollTop = 0;
        beginToType();
      }
    },
    /** What was just added at the end of this element. */
    showEnd(id) {
      const element = id ? document.getElementById(id) : null;
      if (!element || !element.nextElementSibling) { return end(); }
      following = false;
      element.scrollIntoView({ block: "end" });
    },
    /** Pictures are ready and nobody looks: the title says so, and a notification where the person asked for it. */
    done(title, text) {
      if (!document.hidden) { return; }
      marked = true;
      mark();
      if (options.notify && globalThis.Notification?.permission === "granted") {
        new Notification(title, { body: text, tag: "studio-done" });
      }
    },
    copy: text => navigator.clipboard.writeText(text),
    dispose() {
      stopped.abort();
      grown.disconnect();
      gone.disconnect();
      children.disconnect();
      titles.disconnect();
    },
  };
}
