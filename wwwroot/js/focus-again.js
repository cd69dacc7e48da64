// A page that loads itself again because its server was restarted comes back under somebody's hands:
// the focus returns to where it was, in a text with the caret at its place.
const name = "studio-focus", patience = 30_000, pause = 100;
const notice = document.getElementById("components-reconnect-modal");
const isText = element => element.matches("textarea, input");

/** The way to an element: from the nearest ancestor with an id, counted by kind. */
function wayTo(element) {
  const steps = [];
  for (let at = element; at !== document.body; at = at.parentElement) {
    if (at.id) { return [`#${CSS.escape(at.id)}`, ...steps].join(" > "); }
    const kind = at.localName;
    const before = [...at.parentElement.children].filter(child => child.localName === kind);
    steps.unshift(`${kind}:nth-of-type(${before.indexOf(at) + 1})`);
  }
  return ["body", ...steps].join(" > ");
}

// What a text holds is put there by its script; anything else is known by its words.
const wordsOf = element => isText(element) ? element.value : element.getAttribute("aria-label") ?? element.textContent.trim();

function keep() {
  const element = document.activeElement;
  const isLost = /components-reconnect-(show|retrying|failed|rejected)/.test(notice.className);
  // On the way back from an earlier loss nobody has been anywhere else yet.
  if (!isLost || !element || element.matches("body, h1")) { return; }
  const { selectionStart, selectionEnd, selectionDirection } = isText(element) ? element : {};
  try {
    sessionStorage.setItem(name, JSON.stringify({ page: location.pathname, way: wayTo(element), words: wordsOf(element), selectionStart, selectionEnd, selectionDirection }));
  } catch { /* full or forbidden: the text itself is more important */ }
}

function kept() {
  try {
    const place = JSON.parse(sessionStorage.getItem(name));
    return place?.page === location.pathname ? place : null;
  } catch { return null; }
}

function forget() {
  try { sessionStorage.removeItem(name); } catch { }
}

function giveBack(place) {
  const stopped = new AbortController();
  const listen = { capture: true, signal: stopped.signal };
  const stop = () => { stopped.abort(); forget(); };
  let given = null;

  function give() {
    given.focus({ preventScroll: true });
    if (typeof place.selectionStart === "number") { given.setSelectionRange(place.selectionStart, place.selectionEnd, place.selectionDirection); }
  }

  function look() {
    if (stopped.signal.aborted) { return; }
    const element = document.querySelector(place.way);
    if (!element || wordsOf(element) !== place.words) { setTimeout(look, pause); return; }
    given = element;
    give();
  }

  // Whoever goes elsewhere, or goes on, is not called back.
  addEventListener("pointerdown", stop, listen);
  addEventListener("keydown", () => { if (given) { stop(); } }, listen);
  // The router gives each page that it draws to the heading; here somebody was in the middle of something.
  addEventListener("focusin", event => { if (given && event.target.matches("h1")) { give(); } }, listen);
  setTimeout(stop, patience);
  look();
}

if (notice) {
  addEventListener("pagehide", keep);
  const place = kept();
  if (place) { giveBack(place); }
}
