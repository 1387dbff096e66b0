/** Time that passes only when a test says so. */
export class FakeTimers {
  nowMs = 0;
  #due = new Map();
  #nextId = 1;

  setTimeout = (run, delayMs) => {
    this.#due.set(this.#nextId, { run, atMs: this.nowMs + delayMs });
    return this.#nextId++;
  };

  clearTimeout = (id) => this.#due.delete(id);

  now = () => this.nowMs;

  /** Lets time pass, and everything that waits for it, with the promises in between. */
  async pass(durationMs) {
    const untilMs = this.nowMs + durationMs;
    await settled();
    for (;;) {
      const next = [...this.#due].sort(([, a], [, b]) => a.atMs - b.atMs)[0];
      if (next === undefined || next[1].atMs > untilMs) break;
      const [id, { run, atMs }] = next;
      this.#due.delete(id);
      this.nowMs = atMs;
      run();
      await settled();
    }
    this.nowMs = untilMs;
  }
}

/** Resolves after everything that was ready to run has run. */
export function settled() {
  return new Promise((resolve) => setImmediate(resolve));
}

export class FakeStorage {
  values = new Map();
  getItem = (key) => this.values.get(key) ?? null;
  setItem = (key, value) => this.values.set(key, value);
  removeItem = (key) => this.values.delete(key);
}

/** An Http whose answers a test scripts by "METHOD path"; it keeps what it was asked. */
export class FakeHttp {
  asked = [];
  answers = new Map();

  async json(path, { method = 'GET', ...rest } = {}) {
    const route = `${method} ${path}`;
    this.asked.push({ route, ...rest });
    const answer = this.answers.get(route);
    if (answer === undefined) throw new Error(`no answer for ${route}`);
    return answer({ ...rest });
  }
}

/** A WebSocket that a test plays the server of. */
export class FakeSocket extends EventTarget {
  readyState = 0;
  sent = [];

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.readyState = 3;
  }

  opens() {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  receives(message) {
    const data = typeof message === 'string' ? message : JSON.stringify(message);
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }

  ends() {
    this.readyState = 3;
    this.dispatchEvent(new Event('close'));
  }
}
