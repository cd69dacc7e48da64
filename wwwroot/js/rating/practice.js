// Two pairs that do not count, with what one can see in them.
import { ask } from "./server.js";
import { ask as put, chosen, enabled, fill, page, part, progress, show, side } from "./view.js";
import { say, words } from "./words.js";

const pairs = [...page.querySelectorAll("template[data-practice]")].map(template => template.dataset);
// Outlives a reload, as everything else does.
const key = `rating-practice ${page.dataset.rating}`;
let at = 0;

function present() {
  const pair = pairs[at];
  show("practice");
  put(pair.question, null);
  fill({ blind: words.practice.kind, count: say(words.practice.count, { at: at + 1, all: pairs.length }), left: words.practice.notCounted });
  if (pair.text) { fill({ text: pair.text }); }
  progress(at, pairs.length);
  side("left").src = pair.left;
  side("right").src = pair.right;
  part("after").hidden = true;
  chosen(null);
  enabled(true);
}

export function begin() {
  at = 0;
  present();
}

export function goOn() {
  at = Math.min(Number(sessionStorage.getItem(key)) || 0, pairs.length - 1);
  present();
}

export function answer(name) {
  if (!part("after").hidden) { return; }
  const said = { left: words.practice.choseLeft, right: words.practice.choseRight, bothGood: words.practice.choseBothGood, bothBad: words.practice.choseBothBad }[name];
  chosen(name);
  enabled(false);
  fill({ after: `${said}${words.end.between}${pairs[at].after}` });
  const on = part("after").querySelector("button");
  on.textContent = at + 1 < pairs.length ? words.practice.next : words.practice.begin;
  part("after").hidden = false;
  on.focus();
}

// Null while practice goes on; then the first step.
export async function next() {
  if (++at < pairs.length) { sessionStorage.setItem(key, at); present(); return null; }
  sessionStorage.removeItem(key);
  part("after").hidden = true;
  return await ask("practised");
}
