// Draws a mask over its picture: ink (white and dark hatching between a white and a dark edge), right on any picture and in both themes.
// The hatching is as strong as what is drawn will show, so the soft edge is seen and not only said.
const finest = 768;

export class MaskView {
  constructor(canvas, mask) {
    this.mask = mask;
    // A small picture is shown large: its mask is drawn in more and finer pixels than the picture has.
    this.scale = Math.max(1, Math.ceil(finest / Math.max(mask.width, mask.height)));
    canvas.width = mask.width * this.scale;
    canvas.height = mask.height * this.scale;
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.stencil = small(mask.width, mask.height);
    this.shape = small(mask.width, mask.height);
    this.ring = small(canvas.width, canvas.height);
    this.hatch = this.context.createPattern(hatching(), "repeat");
    this.feather = 0;
  }

  /** @param corners the rectangle that is being dragged, or null. Isn't asked for the soft edge while a stroke goes on: that would cost more than a frame. */
  draw(corners, isPainting) {
    const { context, canvas } = this, { grey } = this.mask;
    fill(this.shape, i => grey[i]);
    const weights = isPainting || this.feather === 0 ? null : this.mask.weights(this.feather);
    fill(this.stencil, weights ? i => 255 * weights[i] : i => grey[i]);
    context.globalCompositeOperation = "source-over";
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = this.hatch;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.globalCompositeOperation = "destination-in";
    context.drawImage(this.stencil.canvas, 0, 0, canvas.width, canvas.height);
    context.globalCompositeOperation = "source-over";
    this.#edge(3.5, "rgb(0 0 0 / .75)");
    this.#edge(2, "#fff");
    if (corners) { this.#frame(corners); }
  }

  #edge(radius, colour) {
    const { ring, canvas, shape } = this;
    ring.globalCompositeOperation = "source-over";
    ring.clearRect(0, 0, canvas.width, canvas.height);
    for (let turn = 0; turn < 12; turn++) {
      ring.drawImage(shape.canvas, Math.cos(turn * Math.PI / 6) * radius, Math.sin(turn * Math.PI / 6) * radius, canvas.width, canvas.height);
    }
    ring.globalCompositeOperation = "destination-out";
    ring.drawImage(shape.canvas, 0, 0, canvas.width, canvas.height);
    ring.globalCompositeOperation = "source-in";
    ring.fillStyle = colour;
    ring.fillRect(0, 0, canvas.width, canvas.height);
    this.context.drawImage(ring.canvas, 0, 0);
  }

  #frame([[x1, y1], [x2, y2]]) {
    const { context, scale } = this;
    for (const [colour, dash] of [["rgb(0 0 0 / .75)", []], ["#fff", [6, 4]]]) {
      context.lineWidth = 2;
      context.strokeStyle = colour;
      context.setLineDash(dash);
      context.strokeRect(x1 * scale, y1 * scale, (x2 - x1) * scale, (y2 - y1) * scale);
    }
    context.setLineDash([]);
  }
}

function small(width, height) {
  return new OffscreenCanvas(width, height).getContext("2d");
}

function fill(context, alpha) {
  const { width, height } = context.canvas, pixels = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    pixels.data[4 * i] = pixels.data[4 * i + 1] = pixels.data[4 * i + 2] = 255;
    pixels.data[4 * i + 3] = alpha(i);
  }
  context.putImageData(pixels, 0, 0);
}

function hatching() {
  const tile = small(12, 12);
  for (const [colour, offset] of [["rgb(255 255 255 / .62)", 0], ["rgb(20 19 15 / .5)", 6]]) {
    tile.strokeStyle = colour;
    tile.lineWidth = 4.3;
    for (const x of [-12, 0, 12]) {
      tile.beginPath();
      tile.moveTo(x + offset - 2, 14);
      tile.lineTo(x + offset + 14, -2);
      tile.stroke();
    }
  }
  return tile.canvas;
}
