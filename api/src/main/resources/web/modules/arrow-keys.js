/**
 * The button that an arrow key leads to, by where the buttons are on the screen, so that "down" is
 * down in a grid of any width and on the floor plan alike. Tab still visits every button in order.
 *
 * @param {string} key as in KeyboardEvent
 * @param {HTMLElement[]} buttons in document order
 * @returns {HTMLElement | null} null where the key means nothing here
 */
export function arrowKeyTarget(key, buttons) {
  const from = buttons.indexOf(document.activeElement);
  if (from < 0) return null;
  if (key === 'Home') return buttons[0];
  if (key === 'End') return buttons.at(-1);
  const direction = DIRECTIONS[key];
  if (direction === undefined) return null;
  const spots = buttons.map(centreOf);
  const target = nearestTowards(spots, from, direction);
  return target === null ? null : buttons[target];
}

const DIRECTIONS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** Being off to the side counts this much more than being further away. */
const SIDEWAYS_PENALTY = 3;

/**
 * The index of the spot that is nearest in a direction. Pure.
 *
 * @param {{ x: number, y: number }[]} spots
 * @returns {number | null}
 */
export function nearestTowards(spots, from, direction) {
  let nearest = null;
  let nearestCost = Number.POSITIVE_INFINITY;
  spots.forEach((spot, index) => {
    const dx = spot.x - spots[from].x;
    const dy = spot.y - spots[from].y;
    const ahead = dx * direction.x + dy * direction.y;
    const aside = Math.abs(dx * direction.y) + Math.abs(dy * direction.x);
    const cost = ahead + SIDEWAYS_PENALTY * aside;
    if (index !== from && ahead > 1 && cost < nearestCost) [nearest, nearestCost] = [index, cost];
  });
  return nearest;
}

function centreOf(button) {
  const box = (button.closest('li') ?? button).getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}
