// Text that goes to the server: UTF-16 length is what both sides count.

/** Half a character cannot be sent and says nothing: it goes, as control characters do, instead of standing in the thread as a sign that nobody typed. */
export function clean(text) {
  return text.replace(/\p{Surrogate}|[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu, "");
}

export function number(value) {
  return value.toLocaleString("en-US");
}

/** What is wrong with the length, as a sentence, or an empty string. */
export function tooLong(text, limit, what) {
  return text.length <= limit
    ? ""
    : `${what} holds at most ${number(limit)} characters; this one has ${number(text.length)}. Nothing was cut: shorten it by ${number(text.length - limit)} and it can be sent.`;
}

/** Writes at the caret as if typed, so that the browser's own undo takes it back. */
export function insert(box, text) {
  box.focus();
  if (!document.execCommand("insertText", false, text)) {
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}
