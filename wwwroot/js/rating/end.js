// The last page: what the rater did, and the code that deletes it.
import { ask } from "./server.js";
import { fill, page, part, show } from "./view.js";

const over = {
  full: ["All the answers needed are in.", "Nobody is asked any more."],
  closed: ["This evaluation is closed.", "It was closed before every pair had its answers; nobody is asked any more."],
  link: ["This link has ended.", "It asks nobody any more."],
};
const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

export async function end(step) {
  const numbers = await ask("end");
  const same = numbers.repeats.filter(isSame => isSame).length;
  const isClosed = step.stage === "closed";
  const [why, because] = over[numbers.over] ?? over.closed;
  fill({
    doneTitle: isClosed ? why : numbers.name ? `Thank you, ${numbers.name}.` : "Thank you.",
    doneLead: isClosed
      ? `${because} ${numbers.answers ? `What you answered counts: ${count(numbers.answers, "pair", "pairs")}.` : ""}`
      : numbers.answers ? "Your answers are part of the result now. The pictures’ makers learn what was seen, not who saw it." : numbers.own ? `${count(numbers.own, "pair waits", "pairs wait")} for others: the pictures are yours, and nobody rates their own here. Ask others to rate.` : "There is nothing for you to rate now. New pairs come when more pictures are made.",
    endCount: numbers.answers, endTime: `in ${numbers.time}`,
    endTies: numbers.ties == null ? "–" : `${numbers.ties} %`, endAllTies: numbers.everybodysTies == null ? "" : `all raters: ${numbers.everybodysTies} %`,
    endSame: numbers.repeats.length ? `${same} of ${numbers.repeats.length}` : "–", endAllSame: numbers.othersSame == null ? "" : `other raters: ${numbers.othersSame} %`,
    endTwice: numbers.repeats.length === 0 ? "" : same === numbers.repeats.length
      ? `${count(numbers.repeats.length, "pair", "pairs")} came twice, with the sides changed: you answered the same.`
      : `${count(numbers.repeats.length, "pair", "pairs")} came twice, with the sides changed; ${numbers.repeats.length - same === 1 ? "once" : `${numbers.repeats.length - same} times`} you chose otherwise. That is common; it tells how close a pair is.`,
    code: numbers.code ?? "",
  });
  part("figures").hidden = numbers.answers === 0;
  const code = page.querySelector("[data-code-part]");
  if (code) { code.hidden = !numbers.code; }
  show(step.stage);
  const more = page.querySelector('[data-act="more"]');
  more.textContent = count(numbers.another, "more pair", "more pairs");
  more.hidden ||= numbers.another === 0;
}

export const deleteAll = () => ask("delete");
