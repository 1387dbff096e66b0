import { TYPE_ORDER } from './machine-words.js';

/**
 * The floor as far as this page knows it. Pure: every change makes a new floor. A machine's entry
 * holds the API's item as it came and when it came, by a clock that only this page reads.
 *
 * @typedef {{ machine: object, receivedAtMs: number }} Entry
 * @typedef {{ version: number | null, entries: ReadonlyMap<string, Entry> }} Floor
 */

/** In use and silent for this long: the figures are no longer what happens now. */
const SILENT_AFTER_MS = 15_000;

const BY_NAME = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** @type {Floor} */
export const EMPTY_FLOOR = Object.freeze({ version: null, entries: new Map() });

/** The whole floor, from the REST list (`version` null) or a live snapshot. @returns {Floor} */
export function floorOf(machines, version, receivedAtMs) {
  const entries = [...machines]
    .sort(byTypeThenName)
    .map((machine) => [machine.id, { machine, receivedAtMs }]);
  return { version, entries: new Map(entries) };
}

/**
 * The floor after a delta, which carries the complete items of the machines that changed. A delta
 * that is not newer than what we have, or came before any snapshot, changes nothing.
 *
 * @returns {{ floor: Floor, changedIds: string[] }}
 */
export function withDelta(floor, machines, version, receivedAtMs) {
  if (floor.version === null || version <= floor.version) return { floor, changedIds: [] };
  const entries = new Map(floor.entries);
  let newcomers = false;
  for (const machine of machines) {
    newcomers ||= !entries.has(machine.id);
    entries.set(machine.id, { machine, receivedAtMs });
  }
  const next = newcomers ? { version, entries: sorted(entries) } : { version, entries };
  return { floor: next, changedIds: machines.map(({ id }) => id) };
}

function sorted(entries) {
  return new Map([...entries].sort(([, a], [, b]) => byTypeThenName(a.machine, b.machine)));
}

function byTypeThenName(a, b) {
  return typeRank(a.type) - typeRank(b.type) || BY_NAME.compare(a.name, b.name);
}

function typeRank(type) {
  const rank = TYPE_ORDER.indexOf(type);
  return rank < 0 ? TYPE_ORDER.length : rank;
}

/**
 * Whether the figures of an entry must not be taken for the present moment. @param {Entry} entry
 */
export function isStale({ machine, receivedAtMs }, nowMs) {
  if (machine.state === 'OFFLINE') return false;
  return (
    machine.stale === true || (machine.state === 'IN_USE' && nowMs - receivedAtMs > SILENT_AFTER_MS)
  );
}

/** Whether somebody trains or rests on it, so that its figures are worth showing. */
export function isOccupied(machine) {
  return machine.state === 'IN_USE' || machine.state === 'PAUSED';
}

/**
 * The four groups that the floor counts and filters by.
 *
 * @returns {'inUse' | 'free' | 'offline' | 'outOfOrder'}
 */
export function groupOf(machine) {
  if (isOccupied(machine)) return 'inUse';
  if (machine.state === 'IDLE') return 'free';
  return machine.state === 'OUT_OF_ORDER' ? 'outOfOrder' : 'offline';
}

/** How many machines are in each group. @param {Floor} floor */
export function groupCounts(floor) {
  const counts = { inUse: 0, free: 0, offline: 0, outOfOrder: 0, paused: 0, all: 0 };
  for (const { machine } of floor.entries.values()) {
    counts[groupOf(machine)] += 1;
    counts.all += 1;
    if (machine.state === 'PAUSED') counts.paused += 1;
  }
  return counts;
}

/** The types on this floor in their usual order, with how many there are and how many are free. */
export function typeCounts(floor) {
  const counts = new Map();
  for (const { machine } of floor.entries.values()) {
    const count = counts.get(machine.type) ?? { type: machine.type, all: 0, free: 0 };
    count.all += 1;
    if (machine.state === 'IDLE') count.free += 1;
    counts.set(machine.type, count);
  }
  return [...counts.values()];
}

/** Whether a filter (either part null for "any") lets a machine through. */
export function passes({ group, type }, machine) {
  return (group === null || groupOf(machine) === group) && (type === null || machine.type === type);
}
