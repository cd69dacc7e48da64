// A picture that became ready while the line was cut fails to load, and no browser asks for it a second time: it is asked for again
// by itself, a few times with a growing pause, and whenever the page is connected again.
const pauses = [2000, 8000, 30000];
const failed = new Map();

const again = image => {
  if (!image.isConnected || image.naturalWidth > 0) { failed.delete(image); return; }
  image.src = image.src;
};

addEventListener("error", event => {
  const image = event.target;
  if (!(image instanceof HTMLImageElement) || new URL(image.src, location.href).origin !== location.origin) { return; }
  for (const one of failed.keys()) { if (!one.isConnected) { failed.delete(one); } }
  const before = failed.get(image);
  const tries = before?.src === image.src ? before.tries + 1 : 0;
  failed.set(image, { src: image.src, tries });
  if (tries < pauses.length) { setTimeout(() => { if (failed.get(image)?.src === image.src) { again(image); } }, pauses[tries]); }
}, true);

addEventListener("load", event => { failed.delete(event.target); }, true);

// Those that were given up, too: the pause may have been longer than all tries.
const notice = document.getElementById("components-reconnect-modal");
if (notice) {
  new MutationObserver(() => {
    if (/components-reconnect-hide/.test(notice.className)) { for (const image of [...failed.keys()]) { again(image); } }
  }).observe(notice, { attributeFilter: ["class"] });
}
