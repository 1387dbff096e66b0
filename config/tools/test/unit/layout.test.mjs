import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { webModule } from './web.mjs';

const { planOf, roomForMarkers } = await webModule('plan-layout.js');
const { wallColumns } = await webModule('wall-layout.js');
const { nearestTowards } = await webModule('arrow-keys.js');
const { fragmentOf, settingsIn } = await webModule('view-settings.js');
const { occupancyWords } = await webModule('announcer.js');
const { floorOf } = await webModule('floor-state.js');

describe('the floor plan', () => {
  const at = (id, x, y) => ({ id, position: { x, y } });

  it('spreads the machines between the outermost ones', () => {
    const { aspect, spots } = planOf([at('a', 10, 4), at('b', 30, 4), at('c', 20, 14)]);
    assert.equal(aspect, 2);
    assert.deepEqual(spots.get('a'), { left: 0, top: 0 });
    assert.deepEqual(spots.get('c'), { left: 0.5, top: 1 });
  });

  it('keeps a readable shape for a single row and a single machine', () => {
    assert.equal(planOf([at('a', 0, 5), at('b', 90, 5)]).aspect, 3);
    assert.deepEqual(planOf([at('a', 7, 7)]).spots.get('a'), { left: 0.5, top: 0.5 });
  });

  it('sets machines without a position aside', () => {
    const { spots, unplaced } = planOf([at('a', 1, 1), { id: 'b' }, at('c', null, 3)]);
    assert.deepEqual([...spots.keys()], ['a']);
    assert.deepEqual(
      unplaced.map(({ id }) => id),
      ['b', 'c'],
    );
  });

  it('gives markers the room between the nearest neighbours', () => {
    const spots = [
      { left: 0, top: 0 },
      { left: 0.1, top: 0 },
      { left: 0, top: 1 },
    ];
    assert.equal(roomForMarkers(spots, { width: 1_000, height: 600 }, 2), 50);
    assert.equal(roomForMarkers([], { width: 1, height: 1 }, 1), Number.POSITIVE_INFINITY);
  });
});

describe('the wall display', () => {
  it('fills the screen with tiles of a good shape', () => {
    assert.equal(wallColumns(25, { width: 1_900, height: 900 }), 7);
    assert.equal(wallColumns(25, { width: 900, height: 1_600 }), 3);
    assert.equal(wallColumns(1, { width: 1_900, height: 900 }), 1);
    assert.equal(wallColumns(0, { width: 1_900, height: 900 }), 1);
  });
});

describe('arrow keys', () => {
  const grid = [0, 1, 2, 3, 4, 5].map((i) => ({ x: (i % 3) * 100, y: Math.floor(i / 3) * 100 }));
  const RIGHT = { x: 1, y: 0 };
  const DOWN = { x: 0, y: 1 };

  it('go to the neighbour in their direction', () => {
    assert.equal(nearestTowards(grid, 0, RIGHT), 1);
    assert.equal(nearestTowards(grid, 1, DOWN), 4);
  });

  it('stay where nothing lies ahead in the row below', () => {
    assert.equal(nearestTowards(grid, 4, DOWN), null);
  });
});

describe('the view in the address', () => {
  const settings = { gymId: 'g-1', view: 'plan', wall: true, group: 'free', type: 'ROWER' };

  it('comes back as it was written', () => {
    assert.deepEqual(settingsIn(fragmentOf(settings)), settings);
  });

  it('is plain where somebody typed nonsense', () => {
    assert.deepEqual(settingsIn('#view=<b>&group=everything&type=x y&gym=../../etc'), {
      gymId: null,
      view: 'tiles',
      wall: false,
      group: null,
      type: null,
    });
  });
});

describe('the announcement', () => {
  it('names the groups that there are', () => {
    const machines = ['IN_USE', 'IDLE', 'IDLE'].map((state, id) => ({ id, name: '', state }));
    assert.equal(occupancyWords(floorOf(machines, 1, 0)), '1 in use, 2 free');
  });
});
