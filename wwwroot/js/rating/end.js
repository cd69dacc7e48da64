// The last page: what the rater did, and the code that deletes it.
import { ask } from "./server.js";
import { fill, page, part, show } from "./view.js";

const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

export async function end(step) {
  const numbers = await ask("end");
  const same = numbers.repeats.filter(isSame => isSame).length;
  const isClosed = step.stage === "closed";
  fill({
    doneTitle: isClosed ? "All the answers needed are in." : numbers.name ? `Thank you, ${numbers.name}.` : "Thank you.",
    doneLead: isClosed
      ? `Nobody is asked any more. ${numbers.answers ? `Your last answer still counted: ${count(numbers.answers, "pair", "pairs")}.` : ""}`
      : numbers.answers ? "Your answers are part of the result now. The pictures’ makers learn what was seen, not who saw it." : "There is nothing for you to rate now. New pairs come when more pictures are made.",
    endCount: numbers.answers, endTime: `in ${numbers.time}`,
    endTies: numbers.ties == null ? "–" : `${numbers.ties} %`, endAllTies: numbers.everybodysTies == null ? "" : `all raters: ${numbers.everybodysTies} %`,
    endSame: numbers.repeats.length ? `${same} of ${numbers.repeats.length}` : "–", endAllSame: numbers.othersSame == null ? "" : `other raters: ${numbers.othersSame} %`,
    endTwice: numbers.repeats.length === 0 ? "" : same === numbers.repeats.length
      ? `${count(numbers.repeats.length, "pair", "pairs")} came twice, with the sides changed: you answered the same.`
      : `${count(numbers.repeats.length, "pair", "pairs")} came twice, with the sides changed; ${count(numbers.repeats.length - same, "time", "times")} you chose otherwise. That is common; it tells how close a pair is.`,
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
