import { groupCounts } from './floor-state.js';

const QUIET_MS = 30_000;

/**
 * Tells a screen reader what matters and no more: the occupancy when it changed, at most twice a
 * minute, and the connection when it is lost for some time or comes back. Never the live figures.
 */
export class Announcer {
  #region;
  #spoken = '';
  #spokenAtMs = Number.NEGATIVE_INFINITY;

  /** @param {HTMLElement} region an element with role=status */
  constructor(region) {
    this.#region = region;
  }

  /** To be called about once a second; speaks when there is something new and the pause is over. */
  occupancy(floor, nowMs) {
    const words = occupancyWords(floor);
    if (words === this.#spoken || nowMs - this.#spokenAtMs < QUIET_MS) return;
    this.#spoken = words;
    this.#spokenAtMs = nowMs;
    this.say(words);
  }

  say(words) {
    this.#region.textContent = words;
  }
}

/** "12 in use, 9 free, 3 offline, 1 out of order", groups without machines left out. Pure. */
export function occupancyWords(floor) {
  const counts = groupCounts(floor);
  return [
    [counts.inUse, 'in use'],
    [counts.free, 'free'],
    [counts.offline, 'offline'],
    [counts.outOfOrder, 'out of order'],
  ]
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(', ');
}
