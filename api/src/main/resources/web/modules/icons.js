/** Which drawing in icons/floor.svg stands for what. Pure. */

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
