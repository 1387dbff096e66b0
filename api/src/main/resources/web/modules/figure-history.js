import { plottedFigureOf } from './machine-figures.js';
import { isOccupied } from './floor-state.js';

/** What a sparkline shows. */
export const WINDOW_MS = 120_000;

/**
 * @typedef {{ kind: string, workoutKey: string, points: { atMs: number, amount: number }[] }}
 *     Course
 */

/**
 * The last two minutes of each machine's most telling figure, by the machine's own sample times, so
 * that conflated or late deltas neither stretch nor squeeze the curve. A new workout starts anew.
 */
export class FigureHistory {
  /** @type {Map<string, Course>} */
  #courses = new Map();

  record(machine) {
    const figure = isOccupied(machine) ? plottedFigureOf(machine) : null;
    const atMs = Date.parse(machine.live?.asOf ?? '');
    if (figure === null || Number.isNaN(atMs)) {
      if (!isOccupied(machine)) this.#courses.delete(machine.id);
      return;
    }
    const course = this.#courseOf(machine, figure.kind);
    const newest = course.points.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY;
    if (atMs <= newest) return;
    course.points.push({ atMs, amount: figure.amount });
    const keepFrom = course.points.findIndex((point) => point.atMs >= atMs - WINDOW_MS);
    course.points.splice(0, keepFrom);
  }

  /** The course of a machine's figure, oldest point first; null where there is none yet. */
  courseOf(machineId) {
    return this.#courses.get(machineId) ?? null;
  }

  clear() {
    this.#courses.clear();
  }

  #courseOf(machine, kind) {
    const workoutKey = machine.workoutId ?? machine.memberAlias ?? '';
    let course = this.#courses.get(machine.id);
    if (course?.kind !== kind || course.workoutKey !== workoutKey) {
      course = { kind, workoutKey, points: [] };
      this.#courses.set(machine.id, course);
    }
    return course;
  }
}
