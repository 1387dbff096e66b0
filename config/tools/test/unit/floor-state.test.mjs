import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { webModule } from './web.mjs';

const { EMPTY_FLOOR, floorOf, groupCounts, groupOf, isStale, passes, typeCounts, withDelta } =
  await webModule('floor-state.js');

const bike = (id, state, more = {}) => ({
  id,
  name: `Bike ${id}`,
  type: 'INDOOR_BIKE',
  state,
  ...more,
});

describe('the floor', () => {
  it('lists machines by type and then by name as people count', () => {
    const floor = floorOf(
      [bike('10', 'IDLE'), bike('2', 'IDLE'), { id: 't', name: 'Lane', type: 'TREADMILL' }],
      1,
      0,
    );
    assert.deepEqual([...floor.entries.keys()], ['t', '2', '10']);
  });

  it('lists a type that it does not know last', () => {
    const floor = floorOf([{ id: 'x', name: 'A', type: 'SKI_ERG' }, bike('1', 'IDLE')], 1, 0);
    assert.deepEqual([...floor.entries.keys()], ['1', 'x']);
  });

  it('takes the items of a newer delta whole', () => {
    const floor = floorOf([bike('1', 'IN_USE', { memberAlias: 'Nova' }), bike('2', 'IDLE')], 4, 0);
    const { floor: next, changedIds } = withDelta(floor, [bike('1', 'IDLE')], 7, 500);
    assert.deepEqual(changedIds, ['1']);
    assert.equal(next.version, 7);
    assert.deepEqual(next.entries.get('1'), { machine: bike('1', 'IDLE'), receivedAtMs: 500 });
    assert.equal(floor.entries.get('1').machine.memberAlias, 'Nova');
  });

  it('ignores a delta that is not newer or comes before a snapshot', () => {
    const floor = floorOf([bike('1', 'IDLE')], 4, 0);
    for (const version of [3, 4]) {
      assert.equal(withDelta(floor, [bike('1', 'IN_USE')], version, 1).floor, floor);
    }
    assert.equal(withDelta(EMPTY_FLOOR, [bike('1', 'IN_USE')], 9, 1).floor, EMPTY_FLOOR);
  });

  it('puts a machine that a delta brings in its place', () => {
    const floor = floorOf([bike('1', 'IDLE'), bike('3', 'IDLE')], 1, 0);
    const { floor: next } = withDelta(floor, [bike('2', 'IDLE')], 2, 1);
    assert.deepEqual([...next.entries.keys()], ['1', '2', '3']);
  });

  it('counts the states in four groups and the free machines by type', () => {
    const floor = floorOf(
      [
        bike('1', 'IN_USE'),
        bike('2', 'PAUSED'),
        bike('3', 'IDLE'),
        bike('4', 'OFFLINE'),
        bike('5', 'OUT_OF_ORDER'),
        { id: 'r', name: 'Rower', type: 'ROWER', state: 'IDLE' },
      ],
      1,
      0,
    );
    assert.deepEqual(groupCounts(floor), {
      inUse: 2,
      paused: 1,
      free: 2,
      offline: 1,
      outOfOrder: 1,
      all: 6,
    });
    assert.deepEqual(typeCounts(floor), [
      { type: 'INDOOR_BIKE', all: 5, free: 1 },
      { type: 'ROWER', all: 1, free: 1 },
    ]);
  });

  it('takes a state that it does not know for one that nobody can use', () => {
    assert.equal(groupOf(bike('1', 'LEVITATING')), 'offline');
  });

  it('filters by group, by type, by both and not at all', () => {
    const machine = bike('1', 'PAUSED');
    assert.ok(passes({ group: null, type: null }, machine));
    assert.ok(passes({ group: 'inUse', type: 'INDOOR_BIKE' }, machine));
    assert.ok(!passes({ group: 'free', type: null }, machine));
    assert.ok(!passes({ group: 'inUse', type: 'ROWER' }, machine));
  });
});

describe('staleness', () => {
  const entry = (state, more) => ({ machine: bike('1', state, more), receivedAtMs: 1_000 });

  it('is what the API says', () => {
    assert.ok(isStale(entry('IDLE', { stale: true }), 1_000));
    assert.ok(!isStale(entry('IN_USE', { stale: false }), 1_000));
  });

  it('comes by itself when a machine in use falls silent', () => {
    assert.ok(!isStale(entry('IN_USE'), 16_000));
    assert.ok(isStale(entry('IN_USE'), 16_001));
    assert.ok(!isStale(entry('IDLE'), 999_999));
    assert.ok(!isStale(entry('PAUSED'), 999_999));
  });

  it('says nothing about a machine that is offline anyway', () => {
    assert.ok(!isStale(entry('OFFLINE', { stale: true }), 1_000));
  });
});
