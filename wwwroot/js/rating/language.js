// Another language: the page comes again in it. Answers are on the server; what was typed and ticked stays.
const key = "rating-typed";
const kept = () => [...document.querySelectorAll("input[id]:not([type=hidden])")];
const read = () => { try { return JSON.parse(sessionStorage.getItem(key)) ?? {}; } catch { return {}; } };

const typed = read();
sessionStorage.removeItem(key);
for (const input of kept()) {
  if (input.id in typed) { if (input.type === "checkbox") { input.checked = typed[input.id]; } else { input.value = typed[input.id]; } }
}

// It was needed once: by now the cookie says it.
if (new URLSearchParams(location.search).has("language")) { history.replaceState(history.state, "", location.pathname); }

// An answer that is under way arrives first.
const quiet = () => new Promise(done => {
  const look = () => document.querySelector("[data-rating][data-busy]") ? setTimeout(look, 50) : done();
  look();
});

addEventListener("change", async e => {
  if (!e.target.closest?.("[data-language]")) { return; }
  const chosen = e.target.value;
  sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(kept().map(input => [input.id, input.type === "checkbox" ? input.checked : input.value]))));
  await quiet();
  // In the address, and the answer brings the cookie: one that a script sets may reach the browser after the page was asked for.
  location.replace(`${location.pathname}?language=${encodeURIComponent(chosen)}`);
});
