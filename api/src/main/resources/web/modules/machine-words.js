/** The words for what the API says in constants. Pure. */

const TYPES = {
  TREADMILL: 'Treadmill',
  INDOOR_BIKE: 'Indoor bike',
  ROWER: 'Rower',
  CROSS_TRAINER: 'Cross trainer',
  STAIR_CLIMBER: 'Stair climber',
  STEP_CLIMBER: 'Step climber',
  STRENGTH: 'Strength',
};

const STATES = {
  IN_USE: 'In use',
  PAUSED: 'Paused',
  IDLE: 'Free',
  OFFLINE: 'Offline',
  OUT_OF_ORDER: 'Out of order',
};

const REASONS = {
  NEVER_CONNECTED: 'Never connected',
  CONNECTED: '',
  CLOSED_BY_MACHINE: 'Switched off',
  HEARTBEAT_MISSED: 'Stopped answering',
  PROTOCOL_ERROR: 'Sent unreadable data',
  GATEWAY_DRAINED: 'Moving to another gateway',
  GATEWAY_LOST: 'Gateway lost',
  REVOKED: 'Access revoked',
  REPORTED_FAULT: 'Fault reported',
  QUARANTINED: 'Quarantined: two devices with one id',
  STORE_OUTAGE: 'Live data interrupted',
};

/** The types in the order in which a floor lists them. */
export const TYPE_ORDER = Object.keys(TYPES);

export function typeWords(type) {
  return TYPES[type] ?? humanised(type);
}

export function stateWords(state) {
  return STATES[state] ?? humanised(state);
}

/** Empty where there is nothing worth saying. */
export function reasonWords(reason) {
  if (reason === null || reason === undefined) return '';
  return REASONS[reason] ?? humanised(reason);
}

/** A constant that is newer than this page still reads like a sentence. */
function humanised(constant) {
  const words = String(constant ?? 'unknown')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * How long ago, in the coarsest unit that still tells something: "just now", "12 min", "3 h", "2
 * d".
 */
export function durationWords(durationMs) {
  const minutes = Math.floor(durationMs / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

/** "for 12 min", or "just now"; empty for an unknown instant. */
export function sinceWords(sinceIso, nowMs) {
  const words = ageWords(sinceIso, nowMs);
  return words === '' || words === 'just now' ? words : `for ${words}`;
}

/** "12 min ago", or "just now"; empty for an unknown instant. */
export function agoWords(sinceIso, nowMs) {
  const words = ageWords(sinceIso, nowMs);
  return words === '' || words === 'just now' ? words : `${words} ago`;
}

/** A clock that is behind the server's counts as now. */
function ageWords(sinceIso, nowMs) {
  const sinceMs = Date.parse(sinceIso ?? '');
  return Number.isNaN(sinceMs) ? '' : durationWords(Math.max(0, nowMs - sinceMs));
}
