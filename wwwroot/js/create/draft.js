// A text that must survive everything: each keystroke goes to sessionStorage (a dropped connection, a reload),
// and when the typing pauses to the server (another device). The newer of the two wins when a box is mounted again.
const pause = 500, retry = 3000;

export class Draft {
  #key; #save; #timer; #pending = null; #saving = Promise.resolve();

  /** save(text) returns a promise; it is called with the newest text only, never twice at once. */
  constructor(key, save) {
    this.#key = `studio-draft:${key}`;
    this.#save = save;
  }

  /** The text that the server does not have yet, or null. */
  get unsaved() {
    try { return sessionStorage.getItem(this.#key); } catch { return null; }
  }

  change(text) {
    try { sessionStorage.setItem(this.#key, text); } catch { /* full or forbidden: the server's copy remains */ }
    this.#pending = text;
    this.#later(pause);
  }

  /** The text was sent or given up: nothing of it is kept. */
  forget() {
    clearTimeout(this.#timer);
    this.#pending = null;
    try { sessionStorage.removeItem(this.#key); } catch { }
  }

  /** Another thread's draft from now on; nothing is saved before the next change. */
  move(key) {
    const text = this.unsaved;
    this.forget();
    this.#key = `studio-draft:${key}`;
    if (text !== null) { this.keep(text); }
  }

  /** In this tab only. */
  keep(text) {
    this.stop();
    this.#pending = null;
    try { sessionStorage.setItem(this.#key, text); } catch { }
  }

  /** Stops saving; what is unsaved stays in the browser for the next mount. */
  stop() {
    clearTimeout(this.#timer);
  }

  /** Done when no save is under way: a save that overtakes a send would bring the text back. */
  settled() {
    return this.#saving;
  }

  #later(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), delay);
  }

  async #flush() {
    const text = this.#pending;
    if (text === null) { return; }
    try {
      const saved = this.#save(text);
      this.#saving = saved.catch(() => { });
      await saved;
      if (this.#pending === text) {
        this.#pending = null;
        try { sessionStorage.removeItem(this.#key); } catch { }
      }
    } catch {
      this.#later(retry);
    }
  }
}
