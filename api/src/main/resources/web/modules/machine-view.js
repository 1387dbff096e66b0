import { isOccupied, isStale } from './floor-state.js';
import { elapsedOf, figuresOf } from './machine-figures.js';
import { agoWords, durationWords, reasonWords, sinceWords, stateWords } from './machine-words.js';

/**
 * What a machine's tile says, in words and numbers; no page needed, so it is tested as it stands.
 *
 * @typedef {{
 *   state: string, stateWords: string, occupied: boolean, stale: boolean, member: string,
 *   elapsed: string, main: { value: string, unit: string } | null,
 *   figures: import('./machine-figures.js').Figure[], note: string,
 * }} MachineView
 */

/**
 * @param {import('./floor-state.js').Entry} entry
 * @param {{ monotonicMs: number, wallMs: number }} now
 * @returns {MachineView}
 */
export function machineView(entry, now) {
  const { machine } = entry;
  const occupied = isOccupied(machine);
  const stale = isStale(entry, now.monotonicMs);
  const [main = null, ...figures] = occupied ? figuresOf(machine) : [];
  return {
    state: machine.state,
    stateWords: stateWords(machine.state),
    occupied,
    stale,
    member: occupied ? (machine.memberAlias ?? 'Guest') : '',
    elapsed: (occupied && elapsedOf(machine)?.value) || '',
    main,
    figures,
    note: note(entry, { occupied, stale, now }),
  };
}

function note({ machine }, { occupied, stale, now }) {
  if (stale) return staleNote(machine, now.wallMs);
  if (occupied) return '';
  const reason = machine.state === 'IDLE' ? '' : reasonWords(machine.reason);
  if (reason === '') return sinceWords(machine.since, now.wallMs);
  const ago = machine.reason === 'NEVER_CONNECTED' ? '' : agoWords(machine.since, now.wallMs);
  return ago === '' ? reason : `${reason} ${ago}`;
}

function staleNote(machine, wallMs) {
  const asOfMs = Date.parse(machine.live?.asOf ?? '');
  const reason = machine.reason === 'STORE_OUTAGE' ? reasonWords(machine.reason) : 'No new figures';
  if (Number.isNaN(asOfMs)) return reason;
  const age = durationWords(Math.max(0, wallMs - asOfMs));
  return age === 'just now' ? reason : `${reason} for ${age}`;
}
