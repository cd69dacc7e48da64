// Looking closer: the picture grows around the point that is looked at and can be moved while it is larger than its place.
const nearest = 1, farthest = 16;

export class Viewport {
  #zoom = 1; #x = 0; #y = 0;

  /** @param frame the place; @param tile the picture in it, fitted by the style sheet; @param told called after every change. */
  constructor(frame, tile, told) {
    this.frame = frame;
    this.tile = tile;
    this.told = told;
  }

  get isClose() { return this.#zoom > nearest; }

  /** Screen pixels of one pixel of the picture. */
  magnification(width) { return this.tile.offsetWidth * this.#zoom / width; }

  fit() {
    [this.#zoom, this.#x, this.#y] = [1, 0, 0];
    this.#place();
  }

  /** @param at a point of the window that stays where it is; the middle of the place without one. */
  by(factor, at) {
    const before = this.#zoom;
    this.#zoom = Math.min(farthest, Math.max(nearest, before * factor));
    const [x, y] = this.#fromMiddle(at), grown = this.#zoom / before;
    this.#x = x - (x - this.#x) * grown;
    this.#y = y - (y - this.#y) * grown;
    this.#place();
  }

  move(dx, dy) {
    this.#x += dx;
    this.#y += dy;
    this.#place();
  }

  /** Place of a point of the window in the picture, in shares of its width and height. */
  pointAt(event) {
    const box = this.tile.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }

  /** Again after the window has changed: the place may be smaller now. */
  #place() {
    const reach = side => Math.max(0, this.tile[`offset${side}`] * this.#zoom - this.tile[`offset${side}`]) / 2 + (this.isClose ? 60 : 0);
    this.#x = this.isClose ? Math.min(reach("Width"), Math.max(-reach("Width"), this.#x)) : 0;
    this.#y = this.isClose ? Math.min(reach("Height"), Math.max(-reach("Height"), this.#y)) : 0;
    this.tile.style.transform = this.isClose ? `translate(${this.#x}px, ${this.#y}px) scale(${this.#zoom})` : "";
    this.frame.toggleAttribute("data-close", this.isClose);
    this.told();
  }

  #fromMiddle(at) {
    if (!at) { return [0, 0]; }
    const box = this.tile.getBoundingClientRect();
    return [at[0] - (box.left + box.width / 2 - this.#x), at[1] - (box.top + box.height / 2 - this.#y)];
  }
}
