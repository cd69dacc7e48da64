// A prompt that came from a picture goes as it is for as long as anything of it is left. Once the person has written something
// else in its place it is a wish like any other.
const word = /[\p{L}\p{N}]{3}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;

export class Finished {
  #text = "";
  /** For every character whether it is still the prompt's own; null where there is no such prompt. */
  #own = null;

  begin(text) {
    this.#text = text;
    this.#own = Array(text.length).fill(true);
  }

  end() {
    this.#own = null;
  }

  /** isAll: what stood there was written over as a whole, even where the new text begins alike. */
  change(text, isAll) {
    if (!this.#own) { return; }
    const before = this.#text;
    let start = 0, end = 0;
    if (!isAll) {
      const shorter = Math.min(before.length, text.length);
      while (start < shorter && before[start] === text[start]) { start++; }
      while (end < shorter - start && before.at(-1 - end) === text.at(-1 - end)) { end++; }
    }
    this.#own = [...this.#own.slice(0, start), ...Array(text.length - start - end).fill(false), ...this.#own.slice(before.length - end)];
    this.#text = text;
  }

  get isReplaced() {
    return this.#own !== null && this.#text.trim() !== "" && !word.test(this.#rest());
  }

  /** What is left of the prompt; a gap where something else stands. */
  #rest() {
    let rest = "";
    for (let i = 0; i < this.#text.length; i++) { rest += this.#own[i] ? this.#text[i] : " "; }
    return rest;
  }
}
