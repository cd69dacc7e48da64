// The last page: what the rater did, and the code that deletes it.
import { ask, picture } from "./server.js";
import { fill, page, part, show } from "./view.js";
import { counted, say, words } from "./words.js";

const { end: said, sides } = words;
const answers = { left: sides.theLeft, right: sides.theRight, bothGood: sides.isBothGood, bothBad: sides.isBothBad };
const over = { full: [said.full, said.fullLead], closed: [said.closed, said.closedLead], link: [said.link, said.linkLead] };
const percent = value => value == null ? "–" : say(said.percent, { percent: value });
const beside = (sentence, value) => value == null ? "" : say(sentence, { percent: value });

function time(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 60 ? say(said.inSeconds, { seconds }) : say(said.inMinutes, { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

function lead(numbers) {
  if (numbers.answers) { return said.lead; }
  return numbers.own ? counted(said.own, numbers.own) : said.nothing;
}

// One pair that came twice, small. Where a picture is not shown any more its place stays empty.
function repeated(pair) {
  const place = page.querySelector("template[data-repeat]").content.firstElementChild.cloneNode(true);
  place.classList.toggle("differs", !pair.isSame);
  place.querySelector(pair.isSame ? "[data-differs]" : "[data-same]").remove();
  if (!pair.isSame) { place.querySelector("[data-said]").textContent = say(said.anotherAnswer, { first: answers[pair.first], later: answers[pair.later] }); }
  for (const name of ["left", "right"]) {
    const shown = place.querySelector(`[data-shown="${name}"]`);
    shown.hidden = true;
    if (pair[name]) { picture(pair[name]).then(url => { shown.src = url; shown.hidden = false; }, () => {}); }
  }
  return place;
}

export async function end(step) {
  const numbers = await ask("end");
  const repeats = numbers.repeats.length, same = numbers.repeats.filter(pair => pair.isSame).length;
  const isClosed = step.stage === "closed";
  const [why, because] = over[numbers.over] ?? over.closed;
  fill({
    doneTitle: isClosed ? why : numbers.name ? say(said.thanksName, { name: numbers.name }) : said.thanks,
    doneLead: isClosed ? [because, ...numbers.pairs ? [counted(said.counts, numbers.pairs)] : []].join(said.between) : lead(numbers),
    endCount: numbers.answers, endTime: time(numbers.milliseconds),
    endTies: percent(numbers.ties), endAllTies: beside(said.allRaters, numbers.everybodysTies),
    endSame: repeats ? say(said.sameOf, { same, all: repeats }) : "–", endAllSame: beside(said.otherRaters, numbers.othersSame),
    endTwice: repeats ? counted(said.twice, repeats) : "", endTwiceHow: same === repeats ? said.twiceSame : counted(said.twiceOther, repeats - same),
    code: numbers.code ?? "",
  });
  part("twice").hidden = repeats === 0;
  part("twice-row").replaceChildren(...numbers.repeats.map(repeated));
  part("figures").hidden = numbers.answers === 0;
  const code = page.querySelector("[data-code-part]");
  if (code) { code.hidden = !numbers.code; }
  show(step.stage);
  const more = page.querySelector('[data-act="more"]');
  more.textContent = counted(said.more, numbers.another);
  more.hidden ||= numbers.another === 0;
}

export const deleteAll = () => ask("delete");
