import { singleKeysOn, isTyping } from "./single-keys.js";
import { neighbour } from "./neighbour.js";

/** Arrows, J and K move; X or Space pick, Shift for a range; F keeps; Delete deletes; Escape lets go. Enter is the link's own. */
export function watchKeys(root, page) {
  const tiles = () => [...root.querySelectorAll(".tile")];
  const focused = () => document.activeElement?.closest?.(".gallery-page .tile") ?? null;

  const moves = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", Home: "first", End: "last" };
  const letters = { j: "right", k: "left" };

  const focus = tile => {
    const link = tile?.querySelector(".tile__link");
    link?.focus({ preventScroll: true });
    tile?.scrollIntoView({ block: "nearest" });
  };

  const pick = (tile, range) => tile.querySelector(".pick").dispatchEvent(new MouseEvent("click", { bubbles: true, shiftKey: range }));

  const down = event => {
    if (event.defaultPrevented || event.isComposing || isTyping(event.target) || document.querySelector("dialog[open]")) { return; }
    if (event.ctrlKey || event.metaKey) {
      if (event.key === "a") { event.preventDefault(); page.invokeMethodAsync("SelectAll"); }
      return;
    }

    const tile = focused(), key = event.key.toLowerCase();
    const move = moves[event.key] ?? (singleKeysOn() ? letters[key] : undefined);
    if (move && (tile || letters[key])) {
      event.preventDefault();
      focus(neighbour(tiles(), tile, move));
    } else if (event.key === "Escape" && root.querySelector(".bulk") && !event.target.closest(".collect")) {
      page.invokeMethodAsync("ClearSelection");
    } else if (event.key === "Delete" && (tile || root.querySelector(".bulk"))) {
      event.preventDefault();
      remove(tile);
    } else if (tile && (event.key === " " || (key === "x" && singleKeysOn()))) {
      event.preventDefault();
      pick(tile, event.shiftKey);
    } else if (tile && key === "f" && singleKeysOn()) {
      tile.querySelector(".fav")?.click();
    }
  };

  // The focus must not fall to the page when its picture goes.
  const remove = tile => {
    const all = tiles(), index = all.indexOf(tile);
    focus(all[index + 1] ?? all[index - 1]);
    page.invokeMethodAsync("DeleteAsync", tile?.dataset.id ?? "00000000-0000-0000-0000-000000000000");
  };

  addEventListener("keydown", down);
  return () => removeEventListener("keydown", down);
}
