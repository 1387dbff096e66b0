/** Which drawing in icons/floor.svg stands for what, and how the drawings come into the page. */

const TYPE_ICONS = {
  TREADMILL: 'treadmill',
  CROSS_TRAINER: 'cross-trainer',
  STEP_CLIMBER: 'step-climber',
  STAIR_CLIMBER: 'stair-climber',
  ROWER: 'rower',
  INDOOR_BIKE: 'indoor-bike',
  STRENGTH: 'strength',
};

const STATE_ICONS = {
  IN_USE: 'in-use',
  PAUSED: 'paused',
  IDLE: 'free',
  OFFLINE: 'offline',
  OUT_OF_ORDER: 'out-of-order',
};

export function typeIcon(type) {
  return TYPE_ICONS[type] ?? 'machine';
}

export function stateIcon(state) {
  return STATE_ICONS[state] ?? 'offline';
}

/**
 * Fetches the drawings once and puts them into the document, where every icon refers to them: so an
 * icon that is first needed when the connection is lost is there. Without them the words suffice.
 */
export async function loadIcons() {
  try {
    const response = await fetch('icons/floor.svg');
    const drawings = new DOMParser().parseFromString(await response.text(), 'image/svg+xml');
    const sheet = document.importNode(drawings.documentElement, true);
    sheet.setAttribute('class', 'icon-sheet');
    sheet.setAttribute('aria-hidden', 'true');
    document.body.prepend(sheet);
  } catch (failure) {
    console.info('The page does without icons:', failure);
  }
}
