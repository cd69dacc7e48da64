// Which words of a text are new against another: longest common subsequence over words (Myers' edit graph in its plain
// quadratic form; prompts are at most some hundred words). The server draws the finished diff; this one follows the typing.
export function words(text) {
  return text.match(/\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}’'-]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

const most = 900;

/** Pieces [{ text, isNew }] of `after`, in order; neighbours of one kind are joined. */
export function newWords(before, after) {
  const a = words(before).filter(word => word.trim() !== ""), b = words(after);
  if (before === after || a.length > most || b.length > most) {
    return [{ text: after, isNew: false }];
  }
  const solid = b.map((word, index) => ({ word, index })).filter(piece => piece.word.trim() !== "");
  const kept = common(a, solid.map(piece => piece.word));
  const keptIndex = new Set(kept.map(index => solid[index].index));
  const pieces = [];
  for (let index = 0; index < b.length; index++) {
    const blank = b[index].trim() === "";
    const isNew = blank ? !!pieces.at(-1)?.isNew && index + 1 < b.length && !keptIndex.has(index + 1) : !keptIndex.has(index);
    if (pieces.at(-1)?.isNew === isNew) { pieces.at(-1).text += b[index]; }
    else { pieces.push({ text: b[index], isNew }); }
  }
  return pieces;
}

function common(a, b) {
  const width = b.length + 1, length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i * width + j] = a[i] === b[j]
        ? length[(i + 1) * width + j + 1] + 1
        : Math.max(length[(i + 1) * width + j], length[i * width + j + 1]);
    }
  }
  const kept = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) { kept.push(j); i++; j++; }
    else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) { i++; }
    else { j++; }
  }
  return kept;
}
