const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
const SHORTEST_DELAY_MS = 100;

/**
 * How long to wait before the next attempt: doubling up to half a minute, with full jitter, so
 * that a hall full of wall displays does not come back in one beat.
 *
 * @param {number} failedAttempts attempts that failed in a row, 0 right after a good connection
 * @param {() => number} [random] uniform in [0, 1)
 */
export function reconnectDelayMs(failedAttempts, random = Math.random) {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failedAttempts, 10));
  return SHORTEST_DELAY_MS + Math.floor(random() * (ceiling - SHORTEST_DELAY_MS));
}
