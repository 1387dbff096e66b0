/**
 * Where the machines stand on the drawn plan. Pure. Positions are in whatever length unit the gym
 * uses, x to the right and y downwards; the plan is scaled to the smallest rectangle around all
 * machines.
 */

const FLATTEST_ASPECT = 3;
const STEEPEST_ASPECT = 0.75;

/**
 * @param {object[]} machines
 * @returns {{ aspect: number, spots: Map<string, { left: number, top: number }>, unplaced:
 *     object[] }}
 *     aspect is width by height; left and top go from 0 to 1 between the outermost machines
 */
export function planOf(machines) {
  const placed = machines.filter(hasPosition);
  const unplaced = machines.filter((machine) => !hasPosition(machine));
  const x = extent(placed.map(({ position }) => position.x));
  const y = extent(placed.map(({ position }) => position.y));
  const aspect =
    x.span > 0 && y.span > 0
      ? Math.min(FLATTEST_ASPECT, Math.max(STEEPEST_ASPECT, x.span / y.span))
      : FLATTEST_ASPECT;
  const spots = new Map(
    placed.map(({ id, position }) => [
      id,
      { left: spread(position.x, x), top: spread(position.y, y) },
    ]),
  );
  return { aspect, spots, unplaced };
}

/**
 * The tallest marker of a given shape with which no two markers overlap.
 *
 * @param {Iterable<{ left: number, top: number }>} spots
 * @param {{ width: number, height: number }} size between the outermost machines, in pixels
 * @param {number} markerAspect width by height of a marker
 * @returns {number} its height in pixels; infinite for fewer than two machines
 */
export function roomForMarkers(spots, { width, height }, markerAspect) {
  const all = [...spots];
  let room = Number.POSITIVE_INFINITY;
  for (let i = 0; i < all.length; i += 1) {
    for (let j = i + 1; j < all.length; j += 1) {
      const across = (Math.abs(all[i].left - all[j].left) * width) / markerAspect;
      const down = Math.abs(all[i].top - all[j].top) * height;
      room = Math.min(room, Math.max(across, down));
    }
  }
  return room;
}

function hasPosition({ position }) {
  return Number.isFinite(position?.x) && Number.isFinite(position?.y);
}

function extent(values) {
  if (values.length === 0) return { min: 0, span: 0 };
  const min = Math.min(...values);
  return { min, span: Math.max(...values) - min };
}

function spread(value, { min, span }) {
  return span === 0 ? 0.5 : (value - min) / span;
}
