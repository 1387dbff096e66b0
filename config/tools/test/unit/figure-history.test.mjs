import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { webModule } from './web.mjs';

const { FigureHistory, WINDOW_MS } = await webModule('figure-history.js');
const { drawnWindowMs, strokesOf } = await webModule('sparkline.js');

const START_MS = Date.parse('2026-03-01T10:00:00Z');
const riding = (second, powerWatts, more = {}) => ({
  id: 'b',
  type: 'INDOOR_BIKE',
  state: 'IN_USE',
  workoutId: 'w1',
  live: { powerWatts, asOf: new Date(START_MS + second * 1_000).toISOString() },
  ...more,
});

function recorded(...machines) {
  const history = new FigureHistory();
  machines.forEach((machine) => history.record(machine));
  return history;
}
const amountsOf = (history) => history.courseOf('b').points.map(({ amount }) => amount);

describe('the history of a figure', () => {
  it('keeps what lies within its window', () => {
    const seconds = WINDOW_MS / 1_000;
    const history = recorded(
      riding(0, 1),
      riding(1, 2),
      riding(seconds, 3),
      riding(seconds + 1, 4),
    );
    assert.deepEqual(amountsOf(history), [2, 3, 4]);
  });

  it('takes each sample once and none that is older', () => {
    assert.deepEqual(amountsOf(recorded(riding(5, 1), riding(5, 2), riding(3, 3))), [1]);
  });

  it('starts anew with another workout', () => {
    const history = recorded(riding(0, 1), riding(1, 2, { workoutId: 'w2' }));
    assert.deepEqual(amountsOf(history), [2]);
  });

  it('rests through a pause and ends with the workout', () => {
    const history = recorded(riding(0, 1), riding(1, 0, { state: 'PAUSED' }));
    assert.deepEqual(amountsOf(history), [1, 0]);
    history.record(riding(2, 0, { state: 'IDLE' }));
    assert.equal(history.courseOf('b'), null);
  });

  it('knows nothing of a machine without figures', () => {
    assert.equal(recorded(riding(0, null)).courseOf('b'), null);
  });
});

describe('the drawn course', () => {
  const course = (...points) => ({
    kind: 'power',
    workoutKey: '',
    points: points.map(([second, amount]) => ({ atMs: second * 1_000, amount })),
  });
  const size = { width: 104, height: 44 };

  it('ends at the right edge, highest amount on top', () => {
    const [stroke] = strokesOf(course([0, 100], [15, 200], [30, 100]), size);
    assert.deepEqual(
      stroke.map(({ x }) => x),
      [2, 52, 102],
    );
    assert.deepEqual(
      stroke.map(({ y }) => y),
      [42, 2, 42],
    );
  });

  it('shows a steady ride as a line in the middle', () => {
    const [stroke] = strokesOf(course([0, 150], [10, 150]), size);
    assert.deepEqual(
      stroke.map(({ y }) => y),
      [22, 22],
    );
  });

  it('leaves a gap where nobody measured', () => {
    assert.equal(strokesOf(course([0, 1], [1, 2], [40, 3], [41, 4]), size).length, 2);
  });

  it('spans at least half a minute and at most the window', () => {
    assert.equal(drawnWindowMs(course([0, 1])), 30_000);
    assert.equal(drawnWindowMs(course([0, 1], [60, 1])), 60_000);
    assert.equal(drawnWindowMs(course([0, 1], [500, 1])), WINDOW_MS);
  });

  it('is empty for no points', () => {
    assert.deepEqual(strokesOf(course(), size), []);
  });
});
