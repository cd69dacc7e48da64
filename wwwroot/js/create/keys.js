// Keys of text boxes. A key that belongs to an input method (a Japanese composition ended with Enter) is never ours:
// browsers say isComposing, Safari says keyCode 229 after compositionend.
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

/** Does this key send? Ctrl or Cmd with Enter always; Enter alone where the person prefers it (Shift Enter is then the new line). */
export function sends(event, enterSends) {
  if (event.key !== "Enter" || isComposing(event)) {
    return false;
  }
  return event.ctrlKey || event.metaKey || (enterSends && !event.shiftKey && !event.altKey);
}

export function isTyping(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable='true']") !== null;
}
