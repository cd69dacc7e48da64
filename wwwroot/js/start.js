// Starts Blazor, after the scripts that answer keys and presses: what can be seen can be used. Keeps trying for as long as the page is open: a laptop's lid or a restart of the server loses nothing.
const notice = document.getElementById("components-reconnect-modal");
let again = 0;

// Half a second at first, then longer, never more than five seconds apart; one try a second would hammer a busy server.
const wait = attempt => Math.min(500 * 1.6 ** attempt, 5000);

Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 1000, retryIntervalMilliseconds: attempt => wait(attempt) } } });

const reconnect = async () => {
  clearTimeout(again);
  try {
    // false: the server answers but no longer knows this circuit (it was restarted, or we were away for too long).
    if (!await Blazor.reconnect()) { location.reload(); }
  } catch {
    again = setTimeout(reconnect, 5000);
  }
};

// Blazor tells by the classes of this element; not every version of its script sends events as well.
new MutationObserver(() => {
  if (notice.classList.contains("components-reconnect-rejected")) { location.reload(); }
  if (notice.classList.contains("components-reconnect-failed")) { again = setTimeout(reconnect, 5000); }
}).observe(notice, { attributeFilter: ["class"] });
notice.addEventListener("click", e => { if (e.target.closest("[data-reconnect]")) { reconnect(); } });
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && /components-reconnect-(show|retrying|failed)/.test(notice.className)) { reconnect(); }
});
