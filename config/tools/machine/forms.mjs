// Both forms of RMP/1 for what a machine sends and receives. Inside, numbers of 64 bits are bigint and
// ids are 16 bytes; a frame of a type that is not known has no type but flags.

const TYPES = new Map([
  [0x01, 'HELLO'], [0x02, 'CHALLENGE'], [0x03, 'PROOF'], [0x04, 'WELCOME'], [0x05, 'REJECT'],
  [0x10, 'PING'], [0x11, 'PONG'], [0x20, 'SAMPLES'], [0x21, 'ACK'], [0x22, 'SLOW'],
  [0x30, 'COMMAND'], [0x31, 'RESULT'], [0x32, 'RECEIVED'], [0x40, 'SESSION'], [0x50, 'GOAWAY'], [0x7f, 'ERROR'],
]);
const CODES = new Map([...TYPES].map(([code, name]) => [name, code]));

// Fields in the order of the table; what follows the last one of a type is its rest.
const FIELDS = {
  HELLO: 'protocolMin:u8 protocolMax:u8 machineId:str bootId:id clientNonce:b16 model:str firmware:str',
  CHALLENGE: 'protocol:u8 serverNonce:b16 serverTimeMs:u64',
  PROOF: 'keyId:u8 machineTimeMs:u64 mac:b32',
  WELCOME: 'connectionId:id heartbeatSeconds:u16 maxFrameBytes:u32 windowSamples:u32 durableThroughSeq:u64 mac:b32',
  REJECT: 'code:u16 retryAfterMs:u32 text:str',
  PING: 'opaque:u64',
  PONG: 'opaque:u64',
  SAMPLES: 'firstSeq:u64 baseTimeMs:u64 samples:samples',
  ACK: 'durableThroughSeq:u64',
  SLOW: 'reason:u16 retryAfterMs:u32',
  COMMAND: 'commandId:id ttlMs:u32 kind:u8 payload:rest',
  RESULT: 'commandId:id outcome:u8 data:data text:str',
  RECEIVED: 'commandId:id',
  SESSION: 'session:rest',
  GOAWAY: 'reason:u16 reconnectAfterMs:u32',
  ERROR: 'code:u16 text:str',
};

function fieldsOf(type) {
  return FIELDS[type].split(' ').map((field) => field.split(':'));
}

export function formatUuid(bytes) {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function number(bytes, value) {
  const buffer = Buffer.alloc(bytes);
  if (bytes === 8) {
    buffer.writeBigUInt64BE(value);
  } else {
    buffer.writeUIntBE(value, 0, bytes);
  }
  return buffer;
}

function counted(bytes) {
  return Buffer.concat([number(2, bytes.length), bytes]);
}

function packSample(sample) {
  const payload = Buffer.concat([number(2, sample.uuid16), sample.value]);
  return Buffer.concat([number(2, sample.dtMs), number(1, sample.kind), counted(payload)]);
}

const PACK = {
  u8: (v) => number(1, v),
  u16: (v) => number(2, v),
  u32: (v) => number(4, v),
  u64: (v) => number(8, v),
  id: (v) => v,
  b16: (v) => v,
  b32: (v) => v,
  rest: (v) => v,
  data: counted,
  str: (v) => counted(Buffer.from(v)),
  samples: (v) => Buffer.concat([number(2, v.length), ...v.map(packSample)]),
};

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(length) {
    if (this.at + length > this.bytes.length) {
      throw new Error('a frame that is too short');
    }
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

const UNPACK = {
  u8: (r) => r.take(1).readUInt8(),
  u16: (r) => r.take(2).readUInt16BE(),
  u32: (r) => r.take(4).readUInt32BE(),
  u64: (r) => r.take(8).readBigUInt64BE(),
  id: (r) => r.take(16),
  b16: (r) => r.take(16),
  b32: (r) => r.take(32),
  rest: (r) => r.take(r.bytes.length - r.at),
  data: (r) => r.take(r.take(2).readUInt16BE()),
  str: (r) => r.take(r.take(2).readUInt16BE()).toString(),
};

export const binaryForm = {
  write(frame) {
    const body = fieldsOf(frame.type).map(([name, type]) => PACK[type](frame[name]));
    return Buffer.concat([Buffer.from([CODES.get(frame.type), 0]), ...body]);
  },
  read(bytes) {
    const reader = new Reader(bytes);
    const type = TYPES.get(reader.take(1)[0]);
    const frame = { type, flags: reader.take(1)[0] };
    if (type !== undefined) {
      fieldsOf(type).forEach(([name, kind]) => {
        frame[name] = UNPACK[kind](reader);
      });
    }
    return frame;
  },
};

const base64 = (bytes) => bytes.toString('base64url');
const fromBase64 = (text) => Buffer.from(text, 'base64url');
const same = (v) => v;

const TO_JSON = {
  u8: same, u16: same, u32: same, str: same,
  u64: String,
  id: formatUuid,
  b16: base64, b32: base64, data: base64, rest: base64,
  samples: (v) => v.map((sample) => ({
    dtMs: sample.dtMs,
    kind: sample.kind,
    uuid16: sample.uuid16.toString(16).padStart(4, '0'),
    value: base64(sample.value),
  })),
};

const FROM_JSON = {
  u8: same, u16: same, u32: same, str: same,
  u64: BigInt,
  id: (v) => Buffer.from(v.replaceAll('-', ''), 'hex'),
  b16: fromBase64, b32: fromBase64, data: fromBase64,
  rest: (v) => (typeof v === 'string' ? fromBase64(v) : v),
};

export const jsonForm = {
  write(frame) {
    const members = fieldsOf(frame.type).map(([name, type]) => [name, TO_JSON[type](frame[name])]);
    return JSON.stringify({ type: frame.type, flags: 0, ...Object.fromEntries(members) });
  },
  read(text) {
    const { type, flags = 0, ...members } = JSON.parse(text);
    if (!CODES.has(type)) {
      return { type: undefined, flags };
    }
    const fields = fieldsOf(type).map(([name, kind]) => [name, FROM_JSON[kind](members[name])]);
    return { type, flags, ...Object.fromEntries(fields) };
  },
};
