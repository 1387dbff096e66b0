import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { webModule } from './web.mjs';

const { amountWords, clockTime, elapsedOf, figuresOf, plottedFigureOf } =
  await webModule('machine-figures.js');

const written = (machine) => figuresOf(machine).map(({ value, unit }) => `${value} ${unit}`);

describe('figures', () => {
  it('lead with power on a bike and with speed on a treadmill', () => {
    const live = { powerWatts: 181.6, speedMetersPerSecond: 8.4, cadenceRpm: 86 };
    assert.deepEqual(written({ type: 'INDOOR_BIKE', live }), ['182 W', '86 rpm', '30.2 km/h']);
    assert.equal(written({ type: 'TREADMILL', live })[0], '30.2 km/h');
  });

  it('show a rower its pace and stroke rate', () => {
    const live = { speedMetersPerSecond: 4, cadenceRpm: 26 };
    assert.deepEqual(written({ type: 'ROWER', live }), ['2:05 /500 m', '26 spm']);
  });

  it('show no pace for a rower at rest', () => {
    assert.deepEqual(written({ type: 'ROWER', live: { speedMetersPerSecond: 0 } }), []);
  });

  it('leave out what is unknown and keep what is zero', () => {
    const live = { powerWatts: 0, cadenceRpm: null, heartRateBpm: undefined };
    assert.deepEqual(written({ type: 'INDOOR_BIKE', live }), ['0 W']);
    assert.deepEqual(figuresOf({ type: 'INDOOR_BIKE' }), []);
  });

  it('change from metres to kilometres at one kilometre', () => {
    const distance = (distanceMeters) => written({ type: 'ROWER', live: { distanceMeters } })[0];
    assert.equal(distance(999), '999 m');
    assert.equal(distance(1_000), '1.00 km');
    assert.equal(distance(12_345), '12.35 km');
  });

  it('show a machine of an unknown type what it measures', () => {
    assert.deepEqual(written({ type: 'SKI_ERG', live: { powerWatts: 90 } }), ['90 W']);
  });

  it('plot a momentary figure, never a total', () => {
    const live = { distanceMeters: 500, energyKcal: 40, heartRateBpm: 140 };
    assert.equal(plottedFigureOf({ type: 'ROWER', live }).kind, 'heartRate');
    assert.equal(plottedFigureOf({ type: 'ROWER', live: { distanceMeters: 500 } }), null);
  });

  it('write an amount in the unit of its kind', () => {
    assert.equal(amountWords('speed', 2.5), '9.0 km/h');
    assert.equal(amountWords('power', 120), '120 W');
  });
});

describe('time', () => {
  it('has hours only from one hour on', () => {
    assert.equal(clockTime(0), '0:00');
    assert.equal(clockTime(65), '1:05');
    assert.equal(clockTime(3_599), '59:59');
    assert.equal(clockTime(3_600), '1:00:00');
    assert.equal(clockTime(36_061), '10:01:01');
  });

  it('is unknown without a workout', () => {
    assert.equal(elapsedOf({ type: 'ROWER' }), null);
    assert.equal(elapsedOf({ type: 'ROWER', live: { elapsedSeconds: 61 } }).value, '1:01');
  });
});
