/** The tile to go to. Up and down look for the nearest middle in the next row, because rows hold different numbers of pictures. */
export function neighbour(tiles, from, direction) {
  if (!from) { return tiles.find(inSight) ?? tiles[0]; }
  const index = tiles.indexOf(from);
  switch (direction) {
    case "left": return tiles[index - 1] ?? from;
    case "right": return tiles[index + 1] ?? from;
    case "first": return tiles[0];
    case "last": return tiles.at(-1);
    default: return vertical(tiles, index, direction === "up" ? -1 : 1);
  }
}

function vertical(tiles, index, step) {
  const from = tiles[index].getBoundingClientRect();
  const middle = from.left + from.width / 2;
  let row = null, best = tiles[index], nearest = Infinity;
  for (let at = index + step; tiles[at]; at += step) {
    const box = tiles[at].getBoundingClientRect();
    if (Math.abs(box.top - from.top) < 2) { continue; }
    row ??= box.top;
    if (Math.abs(box.top - row) >= 2) { break; }
    const distance = Math.abs(box.left + box.width / 2 - middle);
    if (distance < nearest) { [best, nearest] = [tiles[at], distance]; }
  }
  return best;
}

function inSight(tile) {
  const box = tile.getBoundingClientRect();
  return box.top >= 0 && box.bottom > 0 && box.top < innerHeight;
}
