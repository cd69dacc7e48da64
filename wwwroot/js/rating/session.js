// A rating session: one pair after the other, by keys, presses or taps. All that counts is on the server; a reload goes on where it was.
import { ask, keepOnly, picture } from "./server.js";
import { ask as put, chosen, done, enabled, fill, minutes, page, part, progress, show, side, trouble } from "./view.js";
import { words } from "./words.js";
import * as practice from "./practice.js";
import { deleteAll, end } from "./end.js";
import "./zoom.js";

const waitFor = 5000;
let step = null, shownAt = 0, busy = false, again = null, timer = 0;

const dialog = name => page.querySelector(`dialog[data-dialog="${name}"]`);
const isOpen = () => page.querySelector("dialog[open]") !== null;

// One request at a time: a key held down is one answer.
async function run(work) {
  if (busy) { return; }
  busy = true;
  page.dataset.busy = "";
  clearTimeout(timer);
  try {
    trouble(null);
    await work();
    again = null;
  } catch (e) {
    again = work;
    enabled(step?.stage === "pair");
    if (page.dataset.stage === "pair") { trouble(e.message); } else { fill({ failed: e.message }); show("failed"); }
  } finally {
    busy = false;
    delete page.dataset.busy;
  }
}

async function go(next) {
  step = next;
  if (step.stage === "practice") { practice.goOn(); return; }
  if (step.stage === "pair") { await present(); return; }
  keepOnly([]);
  if (step.stage === "done" || step.stage === "closed") { await end(step); return; }
  progress(step.answered, step.all);
  fill({ restTitle: step.answered * 2 >= step.all - 1 && step.answered * 2 <= step.all + 2 ? words.pause.halfway : words.pause.window, restCount: done(step.answered, step.all), restLeft: minutes(step.minutes) });
  show(step.stage);
  if (step.stage === "waiting") { timer = setTimeout(() => run(load), waitFor); }
}

async function present() {
  const pair = step.current;
  enabled(false);
  keepOnly([pair.left, pair.right, step.next?.left, step.next?.right]);
  let urls;
  try {
    urls = await Promise.all([picture(pair.left), picture(pair.right)]);
  } catch (e) {
    // Held back in this moment, or the lease ran out while the lid was closed: the server gives another pair.
    keepOnly([]);
    if (present.failed === pair.id) { throw e; }
    present.failed = pair.id;
    await go(await ask("step"));
    return;
  }
  [side("left").src, side("right").src] = urls;
  await Promise.all(["left", "right"].map(name => side(name).decode().catch(() => {})));
  put(pair.question, pair.text);
  fill({ blind: words.screen.blind, count: done(step.answered, step.all), left: minutes(step.minutes) });
  progress(step.answered, step.all);
  part("after").hidden = true;
  chosen(null);
  enabled(true);
  show("pair");
  page.querySelector('[data-act="undo"]').disabled = !step.canUndo;
  shownAt = performance.now();
  if (step.next) { picture(step.next.left).catch(() => {}); picture(step.next.right).catch(() => {}); }
}

const load = async () => go(await ask("step"));

function answer(name) {
  if (page.dataset.stage === "practice") { practice.answer(name); return; }
  if (page.dataset.stage !== "pair" || busy || !step.current) { return; }
  const values = { pair: step.current.id, answer: name, milliseconds: Math.round(performance.now() - shownAt) };
  chosen(name);
  enabled(false);
  run(async () => go(await ask("answer", values)));
}

const acts = {
  undo: () => { if (step?.canUndo) { run(async () => go(await ask("undo"))); } },
  report: () => { if (page.dataset.stage === "pair") { dialog("report").showModal(); } },
  keys: () => dialog("keys").showModal(),
  close: button => button.closest("dialog").close(),
  next: () => run(async () => { const first = await practice.next(); if (first) { await go(first); } }),
  rested: () => run(async () => go(await ask("rested"))),
  stop: () => run(async () => go(await ask("stop"))),
  takeOver: () => run(async () => go(await ask("take-over"))),
  more: () => run(async () => go(await ask("more"))),
  retry: () => run(again ?? load),
  leave: () => { if (page.dataset.back) { location.assign(page.dataset.back); } else if (page.dataset.stage === "practice") { practice.begin(); } else { acts.stop(); } },
  copy: () => navigator.clipboard?.writeText(page.querySelector('[data-fill="code"]').textContent),
  delete: () => dialog("delete").showModal(),
  deleteNow: button => { button.closest("dialog").close(); run(async () => { await deleteAll(); show("deleted"); }); },
};

page.addEventListener("click", e => {
  const choice = e.target.closest("[data-answer]"), act = e.target.closest("[data-act]");
  if (choice) { answer(choice.dataset.answer); } else if (act) { acts[act.dataset.act](act); }
});

const keys = { 1: "left", ArrowLeft: "left", 2: "right", ArrowRight: "right", 3: "bothGood", " ": "bothGood", 4: "bothBad", ArrowDown: "bothBad" };
addEventListener("keydown", e => {
  if (isOpen() || e.repeat || e.isComposing || e.ctrlKey || e.metaKey || e.altKey || e.target.closest?.("input, textarea, select")) { return; }
  const stage = page.dataset.stage;
  if (stage === "rest" && e.key === " " ) { e.preventDefault(); acts.rested(); return; }
  // Space and Enter press the button that has the focus, as everywhere.
  if (e.key === " " && e.target.closest?.("button, a") && !e.target.closest("[data-answer]")) { return; }
  if (["pair", "practice"].includes(stage) && keys[e.key]) { e.preventDefault(); answer(keys[e.key]); return; }
  if (e.key === "z" || e.key === "Z") { e.preventDefault(); if (stage === "pair" || stage === "done") { acts.undo(); } }
  if ((e.key === "r" || e.key === "R") && stage === "pair") { e.preventDefault(); acts.report(); }
  if (e.key === "?") { e.preventDefault(); acts.keys(); }
});

page.querySelector("[data-report]").addEventListener("submit", async e => {
  e.preventDefault();
  const form = new FormData(e.target), error = page.querySelector('[data-fill="reportError"]');
  try {
    const address = form.get("side") === "left" ? step.current.left : step.current.right;
    await ask("report", { key: address.split("/").at(-1), words: form.get("words") });
    e.target.reset();
    error.hidden = true;
    dialog("report").close();
  } catch (refused) {
    error.textContent = refused.message;
    error.hidden = false;
  }
});

run(load);
