/** A tile that is about this much wider than high reads best. */
const BEST_TILE_ASPECT = 1.3;

/**
 * How many columns show all tiles at once on a wall display, with tiles as close as possible to
 * their best shape. Pure.
 *
 * @param {number} tiles
 * @param {{ width: number, height: number }} room in pixels
 */
export function wallColumns(tiles, { width, height }) {
  let best = 1;
  let bestMisfit = Number.POSITIVE_INFINITY;
  for (let columns = 1; columns <= Math.max(1, tiles); columns += 1) {
    const rows = Math.ceil(tiles / columns);
    const aspect = width / columns / (height / rows);
    const misfit = Math.abs(Math.log(aspect / BEST_TILE_ASPECT));
    if (misfit < bestMisfit) [best, bestMisfit] = [columns, misfit];
  }
  return best;
}
