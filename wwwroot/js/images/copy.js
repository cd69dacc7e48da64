/** Every [data-copy] copies its text and says so. */
export function watchCopies(root, page) {
  const press = async event => {
    const button = event.target.closest("[data-copy]");
    if (button) { await page.invokeMethodAsync("Copied", button.dataset.copyName, await copy(button.dataset.copy)); }
  };
  root.addEventListener("click", press);
  return () => root.removeEventListener("click", press);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text);
  }
}

// The clipboard exists only over https and on this machine itself; a studio in an office network often has neither.
function copyTheOldWay(text) {
  const box = Object.assign(document.createElement("textarea"), { value: text, readOnly: true });
  box.style.cssText = "position:fixed;opacity:0";
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  return done;
}
