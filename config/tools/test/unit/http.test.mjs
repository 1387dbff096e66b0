import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { webModule } from './web.mjs';

const { ApiProblem, ApiUnreachable, Http } = await webModule('http.js');
const { refusalWords } = await webModule('sign-in.js');

const answering = (body, init) => new Http({ fetch: async () => new Response(body, init) });

describe('an HTTP answer', () => {
  it('is the parsed body, or null for none', async () => {
    assert.deepEqual(await answering('{"a":1}').json('/x'), { a: 1 });
    assert.equal(await answering(null, { status: 204 }).json('/x'), null);
  });

  it('becomes a problem with code and pause when it is a refusal', async () => {
    const body = '{"title":"Slow down","status":429,"code":"rate_limited"}';
    const http = answering(body, { status: 429, headers: { 'Retry-After': '7' } });
    await assert.rejects(http.json('/x'), (failure) => {
      assert.ok(failure instanceof ApiProblem);
      assert.deepEqual([failure.code, failure.retryAfterSeconds], ['rate_limited', 7]);
      return failure.transient;
    });
  });

  it('becomes a problem even when a proxy wrote it', async () => {
    const http = answering('<html>Bad gateway</html>', { status: 502 });
    await assert.rejects(http.json('/x'), ({ status, transient }) => status === 502 && transient);
  });

  it('counts as unreachable when nobody answers, or somebody else does', async () => {
    const down = new Http({ fetch: async () => Promise.reject(new TypeError('failed')) });
    await assert.rejects(down.json('/x'), ApiUnreachable);
    await assert.rejects(answering('<html>Log in to the WLAN</html>').json('/x'), ApiUnreachable);
  });
});

describe('a refused sign-in', () => {
  const words = (problem) => refusalWords(new ApiProblem(problem));

  it('says what the person can do', () => {
    assert.match(words({ status: 401 }), /not right/);
    assert.match(words({ status: 429, retryAfterSeconds: 30 }), /in 30 s/);
    assert.match(words({ status: 503 }), /busy/);
    assert.match(words({ status: 500 }), /problem/);
    assert.match(refusalWords(new ApiUnreachable()), /cannot be reached/);
  });
});
