// A machine in JavaScript, written from machine-gateway/PROTOCOL.md alone, over every way in:
//   node machine-client.mjs WAY HOST PORT MACHINE_ID KEY KEY_ID INTERVAL_MS [CA_FILE]
// WAY is tcp, tls, ws, ws+json, wss or wss+json. It tells on its output what happens.
import { readFileSync } from 'node:fs';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { binaryForm, formatUuid, jsonForm } from './machine/forms.mjs';
import { openLine } from './machine/lines.mjs';

const [way, host, port, machineId, keyText, keyId, intervalMs, caFile] = process.argv.slice(2);
const key = Buffer.from(keyText, 'base64url');
const form = way.endsWith('+json') ? jsonForm : binaryForm;
const ca = caFile === undefined ? undefined : readFileSync(caFile);
const bootId = randomBytes(16);
const WINDOW_PART = 16; // samples in one frame, at most

const ring = new Map(); // number → sample that is not acknowledged
const answers = new Map(); // to the last 32 commands
let made = 0;
let acknowledged = 0;

/** The link is over; waitMs is what the gateway asked for, or undefined. */
class Gone extends Error {
  constructor(why, waitMs) {
    super(why);
    this.waitMs = waitMs;
  }
}

function mac(label, ...parts) {
  const hmac = createHmac('sha256', key).update(label);
  parts.forEach((part) => hmac.update(part));
  return hmac.update(machineId).digest();
}

function u64(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

/** The bytes of WELCOME that its mac covers. */
function termsBytes(welcome) {
  const bytes = Buffer.alloc(34);
  welcome.connectionId.copy(bytes);
  bytes.writeUInt16BE(welcome.heartbeatSeconds, 16);
  bytes.writeUInt32BE(welcome.maxFrameBytes, 18);
  bytes.writeUInt32BE(welcome.windowSamples, 22);
  bytes.writeBigUInt64BE(welcome.durableThroughSeq, 26);
  return bytes;
}

setInterval(() => {
  made += 1;
  // Indoor bike data: 28.5 km/h, 85 rpm, 180 W.
  const value = Buffer.from('4400220baa00b400', 'hex');
  ring.set(made, { timeMs: BigInt(Date.now()), kind: 1, uuid16: 0x2ad2, value });
}, Number(intervalMs));

async function handshake(line) {
  const clientNonce = randomBytes(16);
  line.send(form.write({
    type: 'HELLO', protocolMin: 1, protocolMax: 1, machineId, bootId, clientNonce, model: 'Node', firmware: '1.0',
  }));
  const challenge = await expect(line, 'CHALLENGE');
  const machineTimeMs = BigInt(Date.now());
  const proof = mac('RMP1-M', challenge.serverNonce, clientNonce, bootId, u64(machineTimeMs));
  line.send(form.write({ type: 'PROOF', keyId: Number(keyId), machineTimeMs, mac: proof }));
  const welcome = await expect(line, 'WELCOME');
  const wanted = mac('RMP1-G', clientNonce, challenge.serverNonce, termsBytes(welcome));
  if (!timingSafeEqual(wanted, welcome.mac)) {
    throw new Gone('that is not our gateway');
  }
  return welcome;
}

async function next(line, timeoutMs) {
  const bytes = await line.next(timeoutMs);
  return bytes === undefined ? undefined : form.read(bytes);
}

async function expect(line, type) {
  const frame = await next(line, 10_000);
  if (frame?.type === 'REJECT') {
    throw new Gone(`rejected ${frame.code.toString(16)}`, frame.retryAfterMs);
  }
  if (frame?.type !== type) {
    throw new Gone(`${frame?.type} instead of ${type}`);
  }
  return frame;
}

function acknowledge(seq) {
  acknowledged = Math.max(acknowledged, Number(seq));
  for (const each of [...ring.keys()].filter((number) => number <= acknowledged)) {
    ring.delete(each);
  }
}

/** Sends what follows a number, as far as the window reaches; answers the last number sent. */
function sendAfter(line, sent, windowSamples) {
  const last = Math.min(made, acknowledged + windowSamples, sent + WINDOW_PART);
  if (last <= sent) {
    return sent;
  }
  const numbers = Array.from({ length: last - sent }, (_, i) => sent + 1 + i);
  const baseTimeMs = ring.get(sent + 1).timeMs;
  const samples = numbers.map((number) => {
    const { timeMs, ...sample } = ring.get(number);
    return { dtMs: Number(timeMs - baseTimeMs), ...sample };
  });
  line.send(form.write({ type: 'SAMPLES', firstSeq: BigInt(sent + 1), baseTimeMs, samples }));
  return last;
}

function execute(line, command) {
  const id = formatUuid(command.commandId);
  line.send(form.write({ type: 'RECEIVED', commandId: command.commandId }));
  if (!answers.has(id)) {
    console.log('command', id);
    const known = command.kind === 1;
    const data = known ? Buffer.from([0x80, command.payload[0], 1]) : Buffer.alloc(0);
    answers.set(id, { type: 'RESULT', commandId: command.commandId, outcome: known ? 1 : 2, data, text: '' });
    if (answers.size > 32) {
      answers.delete(answers.keys().next().value);
    }
  }
  line.send(form.write(answers.get(id)));
}

async function live(line) {
  const welcome = await handshake(line);
  console.log('welcome', Number(welcome.durableThroughSeq));
  acknowledge(welcome.durableThroughSeq);
  const link = { sent: acknowledged, pauseUntil: 0, leaveAt: Infinity, waitMs: undefined };
  let heardAt = Date.now();
  let pingAt = Date.now() + 1_000 * welcome.heartbeatSeconds; // whether it was silent or not
  for (;;) {
    if (link.leaveAt === Infinity && Date.now() >= link.pauseUntil) {
      link.sent = sendAfter(line, link.sent, welcome.windowSamples);
    }
    if (link.leaveAt !== Infinity && (link.sent <= acknowledged || Date.now() >= link.leaveAt)) {
      throw new Gone('went away as asked', link.waitMs);
    }
    if (Date.now() - heardAt > 2_000 * welcome.heartbeatSeconds) {
      throw new Gone('silence');
    }
    if (Date.now() >= pingAt) {
      pingAt += 1_000 * welcome.heartbeatSeconds;
      line.send(form.write({ type: 'PING', opaque: 7n }));
    }
    const frame = await next(line, Math.min(Number(intervalMs), 500));
    if (frame !== undefined) {
      heardAt = Date.now();
      take(line, link, frame);
    }
  }
}

function take(line, link, frame) {
  switch (frame.type) {
    case 'PING':
      line.send(form.write({ type: 'PONG', opaque: frame.opaque }));
      break;
    case 'ACK':
      acknowledge(frame.durableThroughSeq);
      break;
    case 'SLOW':
      link.sent = acknowledged;
      link.pauseUntil = Date.now() + frame.retryAfterMs;
      break;
    case 'COMMAND':
      execute(line, frame);
      break;
    case 'GOAWAY':
      console.log('goaway', frame.reason.toString(16).padStart(4, '0'));
      link.leaveAt = Date.now() + 2_000;
      link.waitMs = frame.reconnectAfterMs;
      break;
    case 'ERROR':
      throw new Gone(`error ${frame.code.toString(16)}`);
    default: // PONG, SESSION, and what is marked as ignorable
      if (frame.type === undefined && !(frame.flags & 1)) {
        throw new Gone('a frame that nobody knows');
      }
  }
}

for (let attempt = 0; ; attempt += 1) {
  const before = acknowledged;
  let waitMs;
  try {
    const line = await openLine({ way, host, port: Number(port), ca });
    try {
      await live(line);
    } finally {
      line.close();
    }
  } catch (gone) {
    ({ waitMs } = gone);
    console.log('gone:', gone.message);
  }
  attempt = acknowledged > before || waitMs !== undefined ? 0 : attempt;
  await sleep(waitMs ?? Math.random() * Math.min(60_000, 1_000 * 2 ** attempt));
}
