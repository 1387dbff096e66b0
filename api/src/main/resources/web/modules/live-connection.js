import { reconnectDelayMs } from './backoff.js';

/**
 * One topic over the live WebSocket, for as long as it is wanted: every attempt brings a new
 * ticket, every loss leads to another attempt after a growing pause. The server closes the socket
 * when the ticket's grant ends; the next attempt follows at once, so that nobody notices.
 *
 * States: `connecting` (first time), `live` (a snapshot has come), `reconnecting`, `refused`
 * (asking again would not help), `stopped`.
 */

const SUBPROTOCOL = 'repstream.live.v1';
const PULSE_MS = 10_000;
const SILENCE_LIMIT_MS = 40_000;
const OPENING_LIMIT_MS = 10_000;
const SOCKET_OPEN = 1;

export class LiveConnection {
  #options;
  #timers;
  #state = 'stopped';
  #topic = null;
  #attempt = 0;
  #failedAttempts = 0;
  #socket = null;
  #retryTimer = null;
  #pulseTimer = null;
  #heardAtMs = 0;

  /**
   * @param {{
   *   requestTicket: (topics: string[]) => Promise<{ ticket: string }>,
   *   openSocket: (ticket: string, subprotocol: string) => WebSocket,
   *   onSnapshot: (message: { version: number, data: object }) => void,
   *   onDelta: (message: { version: number, data: object }) => void,
   *   onStateChange: (state: string, failure?: Error) => void,
   *   timers?: object, now?: () => number, random?: () => number,
   * }} options
   */
  constructor(options) {
    this.#options = { now: () => performance.now(), random: Math.random, ...options };
    this.#timers = options.timers ?? globalThis;
  }

  get state() {
    return this.#state;
  }

  /** Leaves whatever it listened to and listens to this topic. */
  start(topic) {
    this.stop();
    this.#topic = topic;
    this.#failedAttempts = 0;
    this.#become('connecting');
    this.#connect();
  }

  stop() {
    this.#abandonAttempt();
    this.#topic = null;
    this.#become('stopped');
  }

  /** Does not wait for the pause to end: the network is back, or somebody pressed the button. */
  retryNow() {
    if (this.#retryTimer === null) return;
    this.#timers.clearTimeout(this.#retryTimer);
    this.#connect();
  }

  async #connect() {
    const attempt = ++this.#attempt;
    this.#retryTimer = null;
    let ticket;
    try {
      ({ ticket } = await this.#options.requestTicket([this.#topic]));
    } catch (failure) {
      if (attempt === this.#attempt) this.#ticketRefused(failure);
      return;
    }
    if (attempt !== this.#attempt) return;
    this.#open(attempt, ticket);
  }

  #ticketRefused(failure) {
    if (failure.transient) {
      this.#retryLater((failure.retryAfterSeconds ?? 0) * 1_000);
    } else {
      this.#abandonAttempt();
      this.#become('refused', failure);
    }
  }

  #open(attempt, ticket) {
    const socket = this.#options.openSocket(ticket, SUBPROTOCOL);
    this.#socket = socket;
    this.#heardAtMs = this.#options.now();
    const mine = () => attempt === this.#attempt;
    socket.addEventListener('open', () => {
      if (mine()) this.#send({ type: 'subscribe', topic: this.#topic });
    });
    socket.addEventListener('message', ({ data }) => {
      if (mine()) this.#heard(data);
    });
    socket.addEventListener('close', () => {
      if (mine()) this.#retryLater();
    });
    this.#pulse(attempt);
  }

  /** Notices a connection that is open but dead: pings, and gives up on silence. */
  #pulse(attempt) {
    this.#pulseTimer = this.#timers.setTimeout(() => {
      if (attempt !== this.#attempt) return;
      const limitMs = this.#state === 'live' ? SILENCE_LIMIT_MS : OPENING_LIMIT_MS;
      if (this.#options.now() - this.#heardAtMs >= limitMs) {
        this.#retryLater();
        return;
      }
      if (this.#socket.readyState === SOCKET_OPEN) this.#send({ type: 'ping' });
      this.#pulse(attempt);
    }, PULSE_MS);
  }

  #heard(data) {
    this.#heardAtMs = this.#options.now();
    const message = messageIn(data);
    if (message.topic !== this.#topic) return;
    if (message.type === 'snapshot') {
      this.#failedAttempts = 0;
      this.#options.onSnapshot(message);
      this.#become('live');
    } else if (message.type === 'delta') {
      this.#options.onDelta(message);
    } else if (message.type === 'error') {
      // Whether the topic is ours is decided where the ticket is made: ask there again.
      this.#retryLater();
    }
  }

  #retryLater(leastDelayMs = 0) {
    this.#abandonAttempt();
    this.#become('reconnecting');
    const pauseMs = reconnectDelayMs(this.#failedAttempts, this.#options.random);
    this.#failedAttempts += 1;
    this.#retryTimer = this.#timers.setTimeout(
      () => this.#connect(),
      Math.max(pauseMs, leastDelayMs),
    );
  }

  /** After this, nothing that a former attempt still sends or resolves has any effect. */
  #abandonAttempt() {
    this.#attempt += 1;
    this.#timers.clearTimeout(this.#retryTimer);
    this.#timers.clearTimeout(this.#pulseTimer);
    this.#retryTimer = null;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #become(state, failure) {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onStateChange(state, failure);
  }

  #send(message) {
    this.#socket.send(JSON.stringify(message));
  }
}

function messageIn(data) {
  try {
    return JSON.parse(data) ?? {};
  } catch {
    return {};
  }
}
