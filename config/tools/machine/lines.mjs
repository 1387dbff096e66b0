// The ways to a gateway: each gives whole frames (type, flags, body) or texts, whatever carries them.
import net from 'node:net';
import tls from 'node:tls';
import WebSocket from 'ws';

/** Frames that have come and nobody has taken yet, and whoever waits for one. */
class Inbox {
  #frames = [];
  #waiting = [];
  #ended;

  put(frame) {
    this.#frames.push(frame);
    this.#wake();
  }

  end(why) {
    this.#ended ??= new Error(why);
    this.#wake();
  }

  #wake() {
    this.#waiting.splice(0).forEach((wake) => wake());
  }

  /** The next frame; undefined when none comes in time. */
  async next(timeoutMs) {
    if (this.#frames.length === 0 && this.#ended === undefined) {
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    if (this.#frames.length === 0 && this.#ended !== undefined) {
      throw this.#ended;
    }
    return this.#frames.shift();
  }
}

/** Cuts a stream into frames by their lengths. */
function cutInto(inbox) {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32BE()) {
      const end = 4 + rest.readUInt32BE();
      inbox.put(rest.subarray(4, end));
      rest = rest.subarray(end);
    }
  };
}

function openStream({ way, host, port, ca }) {
  const inbox = new Inbox();
  return new Promise((resolve, reject) => {
    const connected = () => resolve({
      next: (timeoutMs) => inbox.next(timeoutMs),
      send(frame) {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(frame.length);
        socket.write(Buffer.concat([length, frame]));
      },
      close: () => socket.destroy(),
    });
    const socket = way === 'tls'
      ? tls.connect({ host, port, ca, servername: 'gateway.example' }, connected)
      : net.connect({ host, port }, connected);
    socket.on('data', cutInto(inbox));
    socket.on('error', (error) => {
      reject(error);
      inbox.end(error.message);
    });
    socket.on('close', () => inbox.end('closed'));
  });
}

function openWebSocket({ way, host, port, ca }) {
  const inbox = new Inbox();
  const [scheme, json] = way.split('+');
  const socket = new WebSocket(
    `${scheme}://${host}:${port}/machines`,
    json === undefined ? 'rmp.v1' : 'rmp.v1+json',
    { ca, servername: scheme === 'wss' ? 'gateway.example' : undefined, perMessageDeflate: true },
  );
  socket.on('message', (data) => inbox.put(data));
  socket.on('close', (code, reason) => inbox.end(`closed ${code} ${reason}`));
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => resolve({
      next: (timeoutMs) => inbox.next(timeoutMs),
      send: (message) => socket.send(message),
      close: () => socket.close(1000),
    }));
  });
}

/** Opens a line, or fails. */
export function openLine(where) {
  return where.way.startsWith('ws') ? openWebSocket(where) : openStream(where);
}
