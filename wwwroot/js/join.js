// Whoever waits to be let in: <div data-join-state="/join/…/state"> asks every three seconds, and goes on as soon as there is an answer.
const waits = document.querySelector("[data-join-state]");

async function look() {
  try {
    const answer = await fetch(waits.dataset.joinState, { redirect: "manual", cache: "no-store" });
    // The sign-in ended meanwhile: the page itself knows what to say.
    if (answer.type === "opaqueredirect" || answer.status === 404) { location.reload(); return; }
    const { to } = await answer.json();
    if (to) { location.assign(to); return; }
  } catch {
    // The network is away for a moment: the next look is in three seconds.
  }
  setTimeout(look, 3000);
}

if (waits) { setTimeout(look, 3000); }
