import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { FakeSocket, FakeTimers, settled } from './fakes.mjs';
import { webModule } from './web.mjs';

const { LiveConnection } = await webModule('live-connection.js');
const { reconnectDelayMs } = await webModule('backoff.js');
const { ApiProblem, ApiUnreachable } = await webModule('http.js');

const TOPIC = 'gym:g:floor';
const SNAPSHOT = { type: 'snapshot', topic: TOPIC, version: 3, data: { machines: [] } };
let timers;
let sockets;
let tickets;
let requestTicket;
let states;
let messages;
let connection;

beforeEach(() => {
  timers = new FakeTimers();
  sockets = [];
  tickets = [];
  states = [];
  messages = [];
  requestTicket = async (topics) => {
    tickets.push(topics);
    return { ticket: `t${tickets.length}` };
  };
  connection = new LiveConnection({
    requestTicket: (topics) => requestTicket(topics),
    openSocket: (ticket, subprotocol) => {
      sockets.push(Object.assign(new FakeSocket(), { ticket, subprotocol }));
      return sockets.at(-1);
    },
    onSnapshot: (message) => messages.push(message),
    onDelta: (message) => messages.push(message),
    onStateChange: (state) => states.push(state),
    timers,
    now: timers.now,
    random: () => 0.999,
  });
});

async function live() {
  connection.start(TOPIC);
  await settled();
  sockets.at(-1).opens();
  sockets.at(-1).receives(SNAPSHOT);
}

describe('a live connection', () => {
  it('takes a ticket, subscribes and is live with the snapshot', async () => {
    await live();
    assert.deepEqual(tickets, [[TOPIC]]);
    assert.equal(sockets[0].ticket, 't1');
    assert.equal(sockets[0].subprotocol, 'repstream.live.v1');
    assert.deepEqual(sockets[0].sent, [{ type: 'subscribe', topic: TOPIC }]);
    assert.deepEqual(states, ['connecting', 'live']);
    sockets[0].receives({ ...SNAPSHOT, type: 'delta', version: 4 });
    assert.deepEqual(
      messages.map(({ version }) => version),
      [3, 4],
    );
  });

  it('comes back with a new ticket after a loss', async () => {
    await live();
    sockets[0].ends();
    assert.equal(connection.state, 'reconnecting');
    await timers.pass(500);
    assert.equal(sockets[1].ticket, 't2');
    sockets[1].opens();
    sockets[1].receives(SNAPSHOT);
    assert.equal(connection.state, 'live');
  });

  it('waits longer and longer while nobody answers', async () => {
    await live();
    requestTicket = async () => {
      tickets.push('failed');
      throw new ApiUnreachable();
    };
    sockets[0].ends();
    await timers.pass(120_000);
    assert.ok(tickets.length > 5 && tickets.length < 13, `${tickets.length} attempts`);
  });

  it('does not wait when it is told that the network is back', async () => {
    await live();
    sockets[0].ends();
    connection.retryNow();
    await settled();
    assert.equal(sockets.length, 2);
    connection.retryNow();
    await settled();
    assert.equal(sockets.length, 2);
  });

  it('gives up on a socket that is open but silent', async () => {
    await live();
    await timers.pass(39_000);
    assert.equal(connection.state, 'live');
    assert.ok(sockets[0].sent.some(({ type }) => type === 'ping'));
    await timers.pass(2_000);
    assert.equal(sockets[0].readyState, 3);
    assert.notEqual(connection.state, 'live');
  });

  it('stays on a quiet floor as long as heartbeats come', async () => {
    await live();
    for (let i = 0; i < 12; i += 1) {
      await timers.pass(10_000);
      sockets[0].receives({ type: 'heartbeat' });
    }
    assert.deepEqual(states, ['connecting', 'live']);
  });

  it('gives up on a socket that never brings a snapshot', async () => {
    connection.start(TOPIC);
    await timers.pass(11_000);
    assert.equal(connection.state, 'reconnecting');
  });

  it('stops asking where the ticket is refused', async () => {
    requestTicket = async () => {
      tickets.push('refused');
      throw new ApiProblem({ status: 403 });
    };
    connection.start(TOPIC);
    await timers.pass(300_000);
    assert.deepEqual(states, ['connecting', 'refused']);
    assert.equal(tickets.length, 1);
  });

  it('waits as long as the API asks for', async () => {
    requestTicket = async () => {
      tickets.push('refused');
      throw new ApiProblem({ status: 429, retryAfterSeconds: 60 });
    };
    connection.start(TOPIC);
    await timers.pass(59_000);
    assert.equal(tickets.length, 1);
    await timers.pass(2_000);
    assert.equal(tickets.length, 2);
  });

  it('asks again where the socket reports an error of its topic', async () => {
    await live();
    sockets[0].receives({ type: 'error', topic: TOPIC, code: 'unavailable' });
    await timers.pass(1_000);
    assert.equal(tickets.length, 2);
  });

  it('ignores garbage, foreign topics and unknown types', async () => {
    await live();
    sockets[0].receives('no json');
    sockets[0].receives('null');
    sockets[0].receives({ ...SNAPSHOT, topic: 'gym:other:floor' });
    sockets[0].receives({ type: 'surprise', topic: TOPIC });
    assert.equal(messages.length, 1);
    assert.equal(connection.state, 'live');
  });

  it('hears nothing more of a topic that it has left', async () => {
    await live();
    connection.start('gym:other:floor');
    sockets[0].receives({ ...SNAPSHOT, version: 9 });
    sockets[0].ends();
    await settled();
    assert.equal(messages.length, 1);
    assert.deepEqual(tickets, [[TOPIC], ['gym:other:floor']]);
  });

  it('opens nothing when it was stopped while the ticket was on its way', async () => {
    connection.start(TOPIC);
    connection.stop();
    await settled();
    assert.equal(sockets.length, 0);
    assert.equal(connection.state, 'stopped');
  });
});

describe('the pause before the next attempt', () => {
  it('grows to half a minute, with jitter', () => {
    assert.equal(
      reconnectDelayMs(0, () => 0),
      100,
    );
    assert.ok(reconnectDelayMs(0, () => 0.999) < 500);
    assert.ok(reconnectDelayMs(3, () => 0.999) > 3_900);
    assert.ok(reconnectDelayMs(99, () => 0.999) < 30_000);
  });
});
