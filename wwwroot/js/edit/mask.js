// The mask itself: one byte for each pixel of the picture, 255 is drawn anew and 0 stays. Knows nothing of the page.
const most = 60;

export class Mask {
  #past = []; #future = [];

  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.grey = new Uint8Array(width * height);
  }

  get canUndo() { return this.#past.length > 0; }

  get canRedo() { return this.#future.length > 0; }

  /** Masked pixels. */
  get count() {
    let count = 0;
    for (const value of this.grey) { count += value >>> 7; }
    return count;
  }

  get share() { return this.count / this.grey.length; }

  /** What follows is one step for undo. */
  keep() {
    this.#past.push(this.grey.slice());
    if (this.#past.length > most) { this.#past.shift(); }
    this.#future.length = 0;
  }

  undo() { return this.#step(this.#past, this.#future); }

  /** The step that was begun was not meant: as if it had never been. */
  takeBack() { this.grey = this.#past.pop() ?? this.grey; }

  redo() { return this.#step(this.#future, this.#past); }

  /** Every pixel whose middle is no further than the radius from the line between two points; at least the pixel that was pressed. */
  line([x1, y1], [x2, y2], radius, value) {
    const reach = Math.max(radius, 0.5);
    const [left, right] = between(x1, x2, reach, this.width), [top, bottom] = between(y1, y2, reach, this.height);
    const [dx, dy] = [x2 - x1, y2 - y1], length = dx * dx + dy * dy;
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        const [px, py] = [x + 0.5 - x1, y + 0.5 - y1];
        const at = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
        if ((px - at * dx) ** 2 + (py - at * dy) ** 2 <= reach * reach) { this.grey[y * this.width + x] = value; }
      }
    }
  }

  rectangle([x1, y1], [x2, y2], value) {
    const [left, right] = between(x1, x2, 0, this.width), [top, bottom] = between(y1, y2, 0, this.height);
    for (let y = top; y < bottom; y++) { this.grey.fill(value, y * this.width + left, y * this.width + right); }
  }

  invert() { this.grey = this.grey.map(value => 255 - value); }

  clear() { this.grey.fill(0); }

  /**
   * How much of what is drawn will show, 0 to 1: the same ramp inside the edge as the server's (MaskFeather), by two passes over the distances.
   * The border of the picture is no edge of the mask.
   */
  weights(feather) {
    const { width, height, grey } = this, far = Number.MAX_VALUE;
    const distance = Float32Array.from(grey, value => value >= 128 ? Infinity : 0);
    const at = (x, y) => x < 0 || y < 0 || x >= width || y >= height ? far : distance[y * width + x];
    const shorten = (i, side) => {
      if (distance[i] === 0) { return; }
      const x = i % width, y = (i - x) / width;
      distance[i] = Math.min(distance[i], at(x + side, y) + 1, at(x, y + side) + 1, Math.min(at(x - 1, y + side), at(x + 1, y + side)) + Math.SQRT2);
    };
    for (let i = 0; i < distance.length; i++) { shorten(i, -1); }
    for (let i = distance.length - 1; i >= 0; i--) { shorten(i, 1); }
    return distance.map(value => Math.min(1, value / (feather + 1)));
  }

  #step(from, to) {
    if (from.length === 0) { return false; }
    to.push(this.grey);
    this.grey = from.pop();
    return true;
  }
}

function between(a, b, reach, end) {
  return [Math.max(0, Math.floor(Math.min(a, b) - reach)), Math.min(end, Math.ceil(Math.max(a, b) + reach))];
}
