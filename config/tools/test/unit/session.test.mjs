import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { FakeHttp, FakeStorage, FakeTimers } from './fakes.mjs';
import { webModule } from './web.mjs';

const { Session } = await webModule('session.js');
const { ApiClient } = await webModule('api-client.js');
const { ApiProblem, ApiUnreachable } = await webModule('http.js');

const LIFE_SECONDS = 600;
let http;
let storage;
let timers;
let generation;

function tokens() {
  generation += 1;
  return {
    accessToken: `access-${generation}`,
    refreshToken: `refresh-${generation}`,
    expiresInSeconds: LIFE_SECONDS,
  };
}

const newSession = () => new Session({ http, storage, timers, now: timers.now });
const refreshes = () => http.asked.filter(({ route }) => route === 'POST /v1/auth/refresh');
const refuse = (status) => () => {
  throw new ApiProblem({ status });
};

async function signedIn() {
  const session = newSession();
  await session.signIn('mia@demo.example', 'secret');
  return session;
}

beforeEach(() => {
  generation = 0;
  http = new FakeHttp();
  storage = new FakeStorage();
  timers = new FakeTimers();
  http.answers.set('POST /v1/auth/login', tokens);
  http.answers.set('POST /v1/auth/refresh', tokens);
  http.answers.set('POST /v1/auth/logout', () => null);
});

describe('a session', () => {
  it('renews its token one minute before the end', async () => {
    const session = await signedIn();
    await timers.pass((LIFE_SECONDS - 61) * 1_000);
    assert.equal(refreshes().length, 0);
    await timers.pass(1_000);
    assert.deepEqual(refreshes()[0].body, { refreshToken: 'refresh-1' });
    assert.equal(await session.accessToken(), 'access-2');
  });

  it('asks once for many who need a new token at the same time', async () => {
    const session = await signedIn();
    const renewed = await Promise.all([1, 2, 3].map(() => session.renewedAccessToken()));
    assert.deepEqual(renewed, ['access-2', 'access-2', 'access-2']);
    assert.equal(refreshes().length, 1);
  });

  it('survives a reload of the tab', async () => {
    await signedIn();
    assert.equal(await newSession().accessToken(), 'access-1');
  });

  it('renews at once after the tab slept past the end', async () => {
    const session = await signedIn();
    timers.nowMs += LIFE_SECONDS * 2_000;
    assert.equal(await session.accessToken(), 'access-2');
  });

  it('ends and says so when the refresh token is refused', async () => {
    const session = await signedIn();
    let ended = 0;
    session.onEnded = () => (ended += 1);
    http.answers.set('POST /v1/auth/refresh', refuse(401));
    await assert.rejects(session.renewedAccessToken(), ApiProblem);
    assert.equal(ended, 1);
    assert.ok(!session.signedIn);
    assert.equal(storage.values.size, 0);
  });

  it('keeps a good token through an outage and tries again', async () => {
    const session = await signedIn();
    http.answers.set('POST /v1/auth/refresh', () => {
      throw new ApiUnreachable();
    });
    await timers.pass((LIFE_SECONDS - 60) * 1_000);
    assert.equal(await session.accessToken(), 'access-1');
    http.answers.set('POST /v1/auth/refresh', tokens);
    await timers.pass(5_000);
    assert.equal(await session.accessToken(), 'access-2');
  });

  it('forgets everything at sign-out, even when the API is away', async () => {
    const session = await signedIn();
    http.answers.set('POST /v1/auth/logout', () => {
      throw new ApiUnreachable();
    });
    await session.signOut();
    assert.ok(!session.signedIn);
    assert.equal(storage.values.size, 0);
    await timers.pass(LIFE_SECONDS * 2_000);
    assert.equal(refreshes().length, 0);
  });

  it('does not come back to life when a renewal answers after sign-out', async () => {
    const session = await signedIn();
    const renewal = session.renewedAccessToken();
    await session.signOut();
    await assert.rejects(renewal);
    assert.ok(!session.signedIn);
    assert.equal(storage.values.size, 0);
  });
});

describe('the API client', () => {
  it('follows the cursor to the last page', async () => {
    const api = new ApiClient(http, await signedIn());
    http.answers.set('GET /v1/gyms', () => ({ items: [{ id: 'a' }], nextCursor: 'n&1' }));
    http.answers.set('GET /v1/gyms?cursor=n%261', () => ({ items: [{ id: 'b' }] }));
    assert.deepEqual(await api.gyms(), [{ id: 'a' }, { id: 'b' }]);
  });

  it('takes one new token when the present one is refused, and no more', async () => {
    const api = new ApiClient(http, await signedIn());
    const seen = [];
    http.answers.set('GET /v1/gyms', ({ accessToken }) => {
      seen.push(accessToken);
      throw new ApiProblem({ status: 401 });
    });
    await assert.rejects(api.gyms(), ApiProblem);
    assert.deepEqual(seen, ['access-1', 'access-2']);
  });

  it('passes a refusal on as it is', async () => {
    const api = new ApiClient(http, await signedIn());
    http.answers.set('GET /v1/gyms/g/machines', refuse(404));
    await assert.rejects(api.machines('g'), ({ status }) => status === 404);
    assert.equal(refreshes().length, 0);
  });
});
