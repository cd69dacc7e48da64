// Calls to the page's circuit that fail at once while there is no connection. Without this a call made meanwhile is never
// answered (whoever waits for it waits for good) and leaves an unhandled error in the console.
const notice = document.getElementById("components-reconnect-modal");
const waiting = new Set();

export function connected() {
  return !notice || !/components-reconnect-(show|retrying|failed|rejected)/.test(notice.className);
}

/** page.invokeMethodAsync(method, ...values), but rejected with NotConnected before the call or when the line breaks during it. */
export function call(page, method, ...values) {
  if (!connected()) { return Promise.reject(new NotConnected()); }
  return new Promise((resolve, reject) => {
    waiting.add(reject);
    page.invokeMethodAsync(method, ...values).then(resolve, reject).finally(() => waiting.delete(reject));
  });
}

export class NotConnected extends Error {
  constructor() { super("Not connected."); }
}

if (notice) {
  new MutationObserver(() => {
    if (connected()) { return; }
    for (const reject of waiting) { reject(new NotConnected()); }
    waiting.clear();
  }).observe(notice, { attributeFilter: ["class"] });
}
