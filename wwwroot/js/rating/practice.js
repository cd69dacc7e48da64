// Two pairs that do not count, with what one can see in them.
import { ask } from "./server.js";
import { chosen, enabled, fill, page, part, progress, show, side } from "./view.js";

const pairs = [...page.querySelectorAll("template[data-practice]")].map(template => template.dataset);
let at = 0;

function present() {
  const pair = pairs[at];
  show("practice");
  fill({ kind: pair.kind, blind: "practice", count: `Practice ${at + 1} of ${pairs.length}`, left: "not counted", question: pair.question, text: pair.text });
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

export function answer(name) {
  if (!part("after").hidden) { return; }
  const said = { left: "You chose 1.", right: "You chose 2.", bothGood: "You chose both good.", bothBad: "You chose both bad." }[name];
  chosen(name);
  enabled(false);
  fill({ after: `${said} ${pairs[at].after}` });
  const on = part("after").querySelector("button");
  on.textContent = at + 1 < pairs.length ? "Next" : "Begin";
  part("after").hidden = false;
  on.focus();
}

// Null while practice goes on; then the first step.
export async function next() {
  if (++at < pairs.length) { present(); return null; }
  part("after").hidden = true;
  return await ask("practised");
}
