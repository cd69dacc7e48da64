// The composer's text box. This module owns it: Blazor renders the box once, without a value, and never writes into it.
import { call, NotConnected } from "../connection.js";
import { takeEarly } from "../early-words.js";
import { isComposing, sends } from "./keys.js";
import { clean, insert, tooLong } from "./text.js";
import { Draft } from "./draft.js";
import { Finished } from "./finished.js";

/**
 * @param form the composer; holds a textarea, [data-send], [data-limit] (a sentence) and [data-lock] (appears over a selection)
 * @param page .NET: SaveWish(text, isReplaced), Send(text, isReplaced) -> true when it was taken
 * @param options { key, text, limit, enterSends, isFinished: the text is a prompt of a picture }
 */
export function mount(form, page, options) {
  const box = form.querySelector("textarea");
  const button = form.querySelector("[data-send]");
  const sentence = form.querySelector("[data-limit]");
  const lock = form.querySelector("[data-lock]");
  const draft = new Draft(options.key, text => call(page, "SaveWish", clean(text), finished.isReplaced));
  const finished = new Finished();
  const stopped = new AbortController();
  const listen = { signal: stopped.signal };
  let enterSends = options.enterSends, sending = false, overAll = false;

  function measure() {
    const refusal = tooLong(box.value, options.limit, "A wish");
    say(refusal);
    form.toggleAttribute("data-empty", box.value.trim() === "");
    form.toggleAttribute("data-too-long", refusal !== "");
    return refusal === "";
  }

  function say(words) {
    sentence.querySelector("span").textContent = words;
    sentence.hidden = words === "";
  }

  // Too long for the server, or typed while a wish is on its way: kept in this tab, so that a reload does not lose it.
  function changed() {
    if (measure() && !sending) { draft.change(box.value); }
    else { draft.keep(box.value); }
  }

  async function send() {
    if (sending || !measure()) { return; }
    const sent = box.value;
    if (sent.trim() === "") {
      box.focus();
      return;
    }
    sending = true;
    draft.keep(sent);
    button.setAttribute("aria-busy", "true");
    try {
      await draft.settled();
      if (await call(page, "Send", clean(sent), finished.isReplaced)) { taken(sent); }
      else { draft.change(box.value); }
    } catch (error) {
      // The text stays in the box. The strip at the top says that there is no connection; anything else is a fault.
      if (!(error instanceof NotConnected)) {
        console.error(error);
        say("The studio made a mistake, and this was not sent. Your words are still here: try again.");
      }
    } finally {
      sending = false;
      button.removeAttribute("aria-busy");
    }
  }

  // Whatever was typed while the wish was on its way stays in the box.
  function taken(sent) {
    const rest = box.value.startsWith(sent) ? box.value.slice(sent.length) : box.value;
    draft.forget();
    finished.end();
    write(rest.trimStart());
    if (rest.trim() !== "") { draft.change(box.value); }
  }

  function write(text) {
    box.value = text;
    grow();
    measure();
  }

  // field-sizing does this where it is known.
  function grow() {
    if (!CSS.supports("field-sizing", "content")) {
      box.style.height = "auto";
      box.style.height = `${Math.min(box.scrollHeight, 220)}px`;
    }
  }

  function selected() {
    return box.value.slice(box.selectionStart, box.selectionEnd).trim();
  }

  // The mark is in the text itself. It is no quote: what stands in quotes is written into the picture, what is locked is drawn.
  function lockSelection() {
    if (selected() === "") { return; }
    selectWholeWords();
    const words = selected();
    const wide = /[\u3040-\u30ff\u3400-\u9fff]/.test(words);
    insert(box, wide ? `〈${words}〉` : `‹${words}›`);
    lock.hidden = true;
  }

  // Half a word says nothing. Han and kana are written without spaces, so there the person knows best.
  function selectWholeWords() {
    const letter = /[\p{L}\p{N}]/u;
    const wide = /[\u3040-\u30ff\u3400-\u9fff]/;
    const joins = at => letter.test(box.value[at] ?? "") && !wide.test(box.value[at]);
    let [start, end] = [box.selectionStart, box.selectionEnd];
    while (start < end && /\s/.test(box.value[start])) { start++; }
    while (end > start && /\s/.test(box.value[end - 1])) { end--; }
    while (joins(start - 1) && joins(start)) { start--; }
    while (joins(end) && joins(end - 1)) { end++; }
    box.setSelectionRange(start, end);
  }

  function showLock() {
    const words = document.activeElement === box ? selected() : "";
    lock.hidden = words === "" || words.length > 80 || /["“”「」『』«»„‹›〈〉]/.test(words);
  }

  box.addEventListener("beforeinput", () => { overAll = selected() === box.value.trim(); }, listen);
  box.addEventListener("input", () => {
    finished.change(box.value, overAll);
    overAll = false;
    grow();
    changed();
  }, listen);
  box.addEventListener("keydown", event => {
    if (sends(event, enterSends)) {
      // An empty box leaves Ctrl Enter to the prompt that waits for its pictures (data-key).
      if (box.value.trim() === "" && event.ctrlKey) { return; }
      event.preventDefault();
      send();
    } else if (event.altKey && event.code === "KeyL" && !isComposing(event)) {
      event.preventDefault();
      lockSelection();
    }
  }, listen);
  document.addEventListener("selectionchange", showLock, listen);
  lock.addEventListener("pointerdown", event => event.preventDefault(), listen);
  lock.addEventListener("click", lockSelection, listen);
  form.addEventListener("submit", event => { event.preventDefault(); send(); }, listen);

  // Whoever was quicker than this script has begun in an empty box: their words come behind what was kept.
  const left = takeEarly(options.key);
  // A page that came back from the browser's memory still has them in its box.
  const early = left === "" || left === box.value ? box.value : `${left} ${box.value}`.trimEnd();
  const unsaved = draft.unsaved;
  const kept = unsaved ?? options.text;
  if (options.isFinished) { finished.begin(options.text); }
  write(early === "" || kept === "" ? kept + early : `${kept.trimEnd()} ${early}`);
  finished.change(box.value, false);
  if (unsaved !== null || early !== "") {
    // The page came back under somebody's hands.
    changed();
    if (document.activeElement === document.body) { box.focus({ preventScroll: true }); }
  }
  form.toggleAttribute("data-ready", true);

  return {
    /** The first wish of a thread gave it an address: the text stays, its draft belongs to the thread from now on. */
    move(key) { draft.move(key); },
    /** Replaces the text; the browser's undo brings the old one back. */
    set(text) {
      box.focus();
      box.select();
      overAll = true;
      if (text === "") { document.execCommand("delete"); }
      else { insert(box, text); }
    },
    /** The same with a prompt of a picture. */
    take(text) {
      this.set(text);
      finished.begin(box.value);
    },
    add(words) {
      box.focus();
      box.setSelectionRange(box.value.length, box.value.length);
      insert(box, box.value === "" || /\s$/.test(box.value) ? words : ` ${words}`);
    },
    focus() { box.focus(); },
    send,
    setEnterSends(value) { enterSends = value; },
    dispose() { draft.stop(); stopped.abort(); },
  };
}
