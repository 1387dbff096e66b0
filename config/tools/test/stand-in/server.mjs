import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';

import { StandInGym } from './gym.mjs';

/**
 * As much of the API as the floor page uses, on an ephemeral port: sign-in, refresh, gyms,
 * machines, tickets, the live socket, and the page itself with the response headers of HTML pages.
 * It is as strict as the API where a mistake of the page would show: tokens, single-use tickets,
 * the subprotocol.
 */

const WEB = fileURLToPath(new URL('../../../../api/src/main/resources/web', import.meta.url));
const SUBPROTOCOL = 'repstream.live.v1';
const HEARTBEAT_MS = 10_000;
const MEDIA_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const PAGE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'self';base-uri 'self';connect-src 'self';font-src 'self' https: data:;" +
    "form-action 'self';frame-ancestors 'self';img-src 'self' data: blob:;object-src 'none';" +
    "script-src 'self';script-src-attr 'none';style-src 'self';worker-src 'self'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
};

export const MEMBER = { email: 'mia.member@demo.example', password: 'a-quiet-demo-password' };

export class StandInServer {
  #http = createServer((request, response) => this.#answer(request, response));
  #sockets = new WebSocketServer({ noServer: true, handleProtocols: () => SUBPROTOCOL });
  #accessTokens = new Set();
  #refreshTokens = new Set();
  #tickets = new Map();
  #timers = [];

  /** What a test may change while it runs. */
  faults = { unreachable: false, retryAfterSeconds: null };
  accessTokenLifeSeconds = 600;
  counts = { tickets: 0, refreshes: 0, connections: 0 };

  constructor({ gyms = [new StandInGym()], stepMs = 1_000 } = {}) {
    this.gyms = gyms;
    this.stepMs = stepMs;
  }

  /** @returns {Promise<string>} the address, without a slash at the end */
  async start(port = 0) {
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    await new Promise((started) => this.#http.listen(port, '127.0.0.1', started));
    this.#timers.push(setInterval(() => this.#step(), this.stepMs));
    this.#timers.push(setInterval(() => this.#broadcast({ type: 'heartbeat' }), HEARTBEAT_MS));
    return `http://127.0.0.1:${this.#http.address().port}`;
  }

  async stop() {
    this.#timers.forEach(clearInterval);
    this.dropConnections();
    this.#http.closeAllConnections();
    await new Promise((stopped) => this.#http.close(stopped));
  }

  /** Ends every live connection without a word, as a lost network does. */
  dropConnections() {
    for (const client of this.#sockets.clients) client.terminate();
  }

  /** Ends every access token, as a password change elsewhere does. */
  endAccessTokens() {
    this.#accessTokens.clear();
  }

  endRefreshTokens() {
    this.#refreshTokens.clear();
  }

  /** Changes a machine and tells everybody who listens. */
  changeMachine(gym, machineId, values) {
    this.#publish(gym, [gym.change(machineId, values)]);
  }

  #step() {
    for (const gym of this.gyms) {
      const changed = gym.step();
      if (changed.length > 0) this.#publish(gym, changed);
    }
  }

  #publish(gym, machines) {
    const topic = topicOf(gym);
    this.#broadcast({ type: 'delta', topic, version: gym.version, data: { machines } }, topic);
  }

  #broadcast(message, topic = null) {
    for (const client of this.#sockets.clients) {
      if (topic === null || client.topics.has(topic)) client.send(JSON.stringify(message));
    }
  }

  async #answer(request, response) {
    if (this.faults.unreachable) {
      request.socket.destroy();
      return;
    }
    const url = new URL(request.url, 'http://stand-in');
    const body = await bodyOf(request);
    const route = `${request.method} ${url.pathname}`;
    if (url.pathname.startsWith('/v1/')) this.#api(route, body, request, response);
    else await servePage(url.pathname, response);
  }

  #api(route, body, request, response) {
    if (route === 'POST /v1/auth/login') return this.#login(body, response);
    if (route === 'POST /v1/auth/refresh') return this.#refresh(body, response);
    const token = request.headers.authorization?.replace(/^Bearer /, '');
    if (!this.#accessTokens.has(token)) return problem(response, 401, 'unauthenticated');
    if (route === 'POST /v1/auth/logout') {
      this.#accessTokens.delete(token);
      return send(response, 204);
    }
    if (route === 'GET /v1/gyms') {
      return send(response, 200, {
        items: this.gyms.map(({ id, name }) => ({ id, name, zoneId: 'Europe/Berlin' })),
      });
    }
    if (route === 'POST /v1/live/tickets') return this.#issueTicket(body, response);
    const gym = this.gyms.find(({ id }) => route === `GET /v1/gyms/${id}/machines`);
    if (gym === undefined) return problem(response, 404, 'not_found');
    return send(response, 200, { items: gym.machines });
  }

  #login({ email, password }, response) {
    if (this.faults.retryAfterSeconds !== null) {
      response.setHeader('Retry-After', this.faults.retryAfterSeconds);
      return problem(response, 429, 'rate_limited');
    }
    if (email !== MEMBER.email || password !== MEMBER.password) {
      return problem(response, 401, 'invalid_credentials');
    }
    return send(response, 200, this.#newTokens());
  }

  #refresh({ refreshToken }, response) {
    if (!this.#refreshTokens.delete(refreshToken)) {
      return problem(response, 401, 'invalid_refresh_token');
    }
    this.counts.refreshes += 1;
    return send(response, 200, this.#newTokens());
  }

  #newTokens() {
    const tokens = {
      accessToken: randomUUID(),
      refreshToken: randomUUID(),
      tokenType: 'Bearer',
      expiresInSeconds: this.accessTokenLifeSeconds,
    };
    this.#accessTokens.add(tokens.accessToken);
    this.#refreshTokens.add(tokens.refreshToken);
    return tokens;
  }

  #issueTicket({ topics }, response) {
    const mine = this.gyms.map(topicOf);
    if (!topics.every((topic) => mine.includes(topic))) return problem(response, 403, 'forbidden');
    const ticket = randomUUID();
    this.#tickets.set(ticket, new Set(topics));
    this.counts.tickets += 1;
    return send(response, 201, {
      ticket,
      expiresInSeconds: 30,
      grantExpiresAt: new Date(Date.now() + 600_000).toISOString(),
    });
  }

  #upgrade(request, socket, head) {
    const url = new URL(request.url, 'http://stand-in');
    const ticket = url.searchParams.get('ticket');
    const granted = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    const wellFormed =
      url.pathname === '/v1/live' && request.headers['sec-websocket-protocol'] === SUBPROTOCOL;
    if (this.faults.unreachable || !wellFormed || granted === undefined) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (client) => this.#serve(client, granted));
  }

  #serve(client, granted) {
    this.counts.connections += 1;
    client.topics = new Set();
    client.on('message', (data) => {
      const { type, topic } = JSON.parse(data);
      if (type === 'ping') client.send(JSON.stringify({ type: 'heartbeat' }));
      if (type !== 'subscribe') return;
      if (!granted.has(topic)) {
        client.send(JSON.stringify({ type: 'error', code: 'forbidden', topic }));
        return;
      }
      client.topics.add(topic);
      const gym = this.gyms.find((candidate) => topicOf(candidate) === topic);
      const { version, machines } = gym;
      client.send(JSON.stringify({ type: 'snapshot', topic, version, data: { machines } }));
    });
  }
}

function topicOf({ id }) {
  return `gym:${id}:floor`;
}

async function servePage(path, response) {
  const file = normalize(path === '/' ? '/index.html' : path);
  try {
    const content = await readFile(join(WEB, file));
    response.writeHead(200, { ...PAGE_HEADERS, 'Content-Type': MEDIA_TYPES[extname(file)] });
    response.end(content);
  } catch {
    problem(response, 404, 'not_found');
  }
}

async function bodyOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text === '' ? {} : JSON.parse(text);
}

function send(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function problem(response, status, code) {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: `/v1/problems#${code}`, title: code, status, code }));
}
