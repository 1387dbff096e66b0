import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { webModule } from './web.mjs';

const { machineView } = await webModule('machine-view.js');

const WALL_MS = Date.parse('2026-03-01T10:00:00Z');
const NOW = { monotonicMs: 1_000, wallMs: WALL_MS };
const minutesAgo = (minutes) => new Date(WALL_MS - minutes * 60_000).toISOString();
const viewOf = (machine) =>
  machineView({ machine: { type: 'ROWER', ...machine }, receivedAtMs: 900 }, NOW);

describe('what a tile says', () => {
  it('about a free machine: since when', () => {
    const view = viewOf({ state: 'IDLE', since: minutesAgo(12), reason: 'CONNECTED' });
    assert.equal(view.stateWords, 'Free');
    assert.equal(view.note, 'for 12 min');
    assert.equal(view.main, null);
  });

  it('about a machine that is gone: why and when', () => {
    const view = viewOf({ state: 'OFFLINE', since: minutesAgo(130), reason: 'HEARTBEAT_MISSED' });
    assert.equal(view.note, 'Stopped answering 2 h ago');
    assert.equal(viewOf({ state: 'OFFLINE', reason: 'NEVER_CONNECTED' }).note, 'Never connected');
  });

  it('about a reason that is newer than the page: the constant as words', () => {
    const view = viewOf({ state: 'OFFLINE', since: minutesAgo(0), reason: 'SOLAR_FLARE' });
    assert.equal(view.note, 'Solar flare just now');
  });

  it('about somebody who trains: the alias, the time, the figures', () => {
    const live = { elapsedSeconds: 75, powerWatts: 140, cadenceRpm: 26, asOf: minutesAgo(0) };
    const view = viewOf({ state: 'IN_USE', memberAlias: 'Nova', live });
    assert.equal(view.member, 'Nova');
    assert.equal(view.elapsed, '1:15');
    assert.deepEqual([view.main.value, view.main.unit], ['140', 'W']);
    assert.deepEqual(
      view.figures.map(({ kind }) => kind),
      ['strokeRate'],
    );
    assert.equal(view.note, '');
  });

  it('calls somebody without an alias a guest', () => {
    assert.equal(viewOf({ state: 'PAUSED' }).member, 'Guest');
  });

  it('keeps the figures of the last workout off a free machine', () => {
    const view = viewOf({ state: 'IDLE', live: { powerWatts: 120, elapsedSeconds: 60 } });
    assert.equal(view.main, null);
    assert.equal(view.elapsed, '');
  });

  it('marks stale figures and says how old they are', () => {
    const live = { powerWatts: 120, asOf: minutesAgo(3) };
    const view = viewOf({ state: 'IN_USE', stale: true, live });
    assert.ok(view.stale);
    assert.equal(view.note, 'No new figures for 3 min');
    const outage = viewOf({ state: 'IN_USE', stale: true, reason: 'STORE_OUTAGE', live });
    assert.equal(outage.note, 'Live data interrupted for 3 min');
  });

  it('takes an instant in the future for now: the clocks differ', () => {
    assert.equal(viewOf({ state: 'IDLE', since: minutesAgo(-5) }).note, 'just now');
  });
});
