// Asserts that a gym which just came up is alive: machines in use with changing figures, live
// deltas, and the demo member's ride under their workouts with the totals that the simulator sent.
// Usage: node first-run.mjs <data folder of ./repstream up>

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import WebSocket from 'ws';

const folder = process.argv[2] ?? '.repstream';
const demo = JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8'));
const started = Date.now();

async function call(path, options = {}) {
  const response = await fetch(demo.apiUrl + path, {
    ...options,
    headers: { 'Content-Type': 'application/json', ...options.headers },
  });
  assert.ok(response.ok, `${path} answered ${response.status}: ${await response.clone().text()}`);
  return response.json();
}

const { accessToken } = await call('/v1/auth/login', {
  method: 'POST',
  body: JSON.stringify(demo.member),
});
const authorized = { headers: { Authorization: `Bearer ${accessToken}` } };
const machines = async () => (await call(`/v1/gyms/${demo.gymId}/machines`, authorized)).items;

/** The figures by which a machine in use shows that somebody moves it. */
const motion = (machine) => `${machine.live?.powerWatts}/${machine.live?.speedMetersPerSecond}`;

async function machinesInUseChange() {
  const first = new Map();
  const moving = new Set();
  while (Date.now() - started < 15_000) {
    const items = await machines();
    assert.equal(items.length, 25);
    for (const machine of items.filter((m) => m.state === 'IN_USE')) {
      if (!first.has(machine.id)) first.set(machine.id, motion(machine));
      if (first.get(machine.id) !== motion(machine)) moving.add(machine.id);
    }
    if (moving.size >= 5) return moving.size;
    await delay(500);
  }
  assert.fail(`only ${moving.size} machines in use with changing figures after 15 s`);
}

async function deltasIn(milliseconds) {
  const url = `${demo.apiUrl.replace(/^http/, 'ws')}/v1/live`;
  const socket = new WebSocket(url, 'repstream.live.v1', authorized);
  let deltas = 0;
  let snapshot = null;
  socket.on('message', (text) => {
    const message = JSON.parse(text);
    if (message.type === 'snapshot') snapshot = message;
    if (message.type === 'delta') deltas += 1;
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.send(JSON.stringify({ type: 'subscribe', topic: `gym:${demo.gymId}:floor` }));
  await delay(milliseconds);
  socket.close();
  assert.equal(snapshot?.data.machines.length, 25);
  assert.ok(deltas >= 10, `only ${deltas} deltas in ${milliseconds} ms`);
  return deltas;
}

/** The first ride of the demo member that the simulator finished, as it sent it. */
async function sentRide() {
  const file = join(folder, 'simulation', 'rides.ndjson');
  while (Date.now() - started < 110_000) {
    const lines = await readFile(file, 'utf8').catch(() => '');
    const rides = lines
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    const ride = rides.find((r) => r.memberEmail === demo.member.email);
    if (ride) return ride;
    await delay(250);
  }
  assert.fail('the demo member finished no ride');
}

async function storedRide(sent) {
  const signedOut = Date.now();
  while (Date.now() - signedOut < 10_000) {
    const { items } = await call('/v1/workouts', authorized);
    const workout = items.find((w) => w.id === sent.workoutId && w.state === 'COMPLETED');
    if (workout) return workout;
    await delay(250);
  }
  assert.fail('the ride is not under /v1/workouts 10 s after its sign-out');
}

function assertClose(name, actual, expected, unit) {
  const tolerance = Math.max(expected * 0.01, unit);
  assert.ok(
    Math.abs(actual - expected) <= tolerance,
    `${name}: ${actual} stored, ${expected} sent`,
  );
}

const [moving, deltas] = await Promise.all([machinesInUseChange(), deltasIn(10_000)]);
console.log(`${moving} machines in use with changing figures, ${deltas} deltas in 10 s`);
const sent = await sentRide();
const stored = await storedRide(sent);
assertClose('distance', stored.summary.distanceMeters, sent.distanceMeters, 1);
assertClose('energy', stored.summary.energyKcal, sent.energyKcal, 1);
console.log(
  `ride of ${stored.summary.durationSeconds} s: ${stored.summary.distanceMeters} m and ` +
    `${stored.summary.energyKcal} kcal stored, ` +
    `${sent.distanceMeters} m and ${sent.energyKcal} kcal sent`,
);
