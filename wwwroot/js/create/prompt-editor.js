// The prompt while a person edits it: a plain textarea (undo, input methods and spell checking are the browser's own) over a
// mirror with the same words in the same places, which underlines what is new and strikes what the model will not see.
import { call, NotConnected } from "../connection.js";
import { isComposing } from "./keys.js";
import { clean, tooLong } from "./text.js";
import { Draft } from "./draft.js";
import { newWords } from "./word-diff.js";

/**
 * @param card holds a textarea, [data-mirror], [data-words], [data-tokens], [data-limit], [data-legend] and [data-remarks]
 * @param page .NET: SavePrompt(text) -> { tokens, window, seen (characters the model sees), remarks }, Make(text), CancelEdit()
 * @param options { key, text, original, limit, keepUnsaved }
 */
export function mount(card, page, options) {
  const box = card.querySelector("textarea");
  const mirror = card.querySelector("[data-mirror]");
  const wordCount = card.querySelector("[data-words]");
  const tokenCount = card.querySelector("[data-tokens]");
  const sentence = card.querySelector("[data-limit]");
  const legend = card.querySelector("[data-legend]");
  const remarks = card.querySelector("[data-remarks]");
  const draft = new Draft(options.key, save);
  const stopped = new AbortController();
  const listen = { signal: stopped.signal };
  let seen = Infinity, measured = "", making = false;

  async function save(text) {
    const measure = await call(page, "SavePrompt", clean(text));
    if (stopped.signal.aborted) { return; }
    measured = text;
    seen = measure.seen;
    tokenCount.textContent = `${measure.tokens} of ${measure.window} tokens`;
    tokenCount.toggleAttribute("data-over", measure.tokens > measure.window);
    remarks.querySelector("span").textContent = measure.remarks.join(" ");
    remarks.hidden = measure.remarks.length === 0;
    draw();
  }

  function draw() {
    mirror.replaceChildren();
    legend.hidden = box.value === options.original;
    let at = 0;
    for (const piece of newWords(options.original, box.value)) {
      const edge = stillTrue() ? Math.min(Math.max(seen - at, 0), piece.text.length) : piece.text.length;
      add(piece.text.slice(0, edge), piece.isNew, false);
      add(piece.text.slice(edge), piece.isNew, true);
      at += piece.text.length;
    }
    // A textarea shows an empty last line; a block does not.
    mirror.append("\u200b");
  }

  // The count belongs to the text that was measured; while somebody types on, its end is not known.
  function stillTrue() {
    return Number.isFinite(seen) && box.value.startsWith(measured.slice(0, seen));
  }

  function add(text, isNew, unseen) {
    if (text === "") { return; }
    if (!isNew && !unseen) { mirror.append(text); return; }
    const span = document.createElement("span");
    span.className = `${isNew ? "is-new" : ""}${unseen ? " is-unseen" : ""}`;
    span.textContent = text;
    mirror.append(span);
  }

  function measure() {
    const count = (box.value.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []).length;
    wordCount.textContent = count === 1 ? "1 word" : `${count} words`;
    const refusal = box.value.trim() === ""
      ? "A prompt needs at least one word."
      : tooLong(box.value, options.limit, "A prompt");
    sentence.querySelector("span").textContent = refusal;
    sentence.hidden = refusal === "";
    // Nothing is measured of an empty text, and the last count was another one's.
    if (count === 0 && box.value.trim() === "") { tokenCount.textContent = tokenCount.textContent.replace(/^[\d,]+/, "0"); tokenCount.removeAttribute("data-over"); }
    return refusal === "";
  }

  function changed() {
    const fits = measure();
    draw();
    if (fits && !making) { draft.change(box.value); }
    else { draft.keep(box.value); }
  }

  async function make() {
    if (making || !measure()) { return; }
    making = true;
    card.setAttribute("aria-busy", "true");
    try {
      const text = box.value;
      draft.keep(text);
      await draft.settled();
      if (await call(page, "Make", clean(text))) { draft.forget(); }
    } catch (error) {
      // The text stays here and in sessionStorage.
      if (!(error instanceof NotConnected)) { console.error(error); }
    } finally {
      making = false;
      card.removeAttribute("aria-busy");
    }
  }

  async function cancel() {
    try {
      await call(page, "CancelEdit");
      draft.forget();
    } catch (error) {
      if (!(error instanceof NotConnected)) { console.error(error); }
    }
  }

  box.addEventListener("input", changed, listen);
  box.addEventListener("keydown", event => {
    if (isComposing(event)) { return; }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      make();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      cancel();
    }
  }, listen);
  card.querySelector("[data-make]").addEventListener("click", make, listen);
  card.querySelector("[data-cancel]").addEventListener("click", cancel, listen);

  const unsaved = draft.unsaved;
  box.value = unsaved ?? options.text;
  measure();
  draw();
  save(box.value).catch(() => { });
  box.focus({ preventScroll: true });
  box.setSelectionRange(box.value.length, box.value.length);
  card.scrollIntoView({ block: "nearest" });

  return { dispose() { draft.stop(); stopped.abort(); } };
}
