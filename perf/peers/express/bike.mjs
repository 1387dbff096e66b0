// Indoor Bike Data (0x2AD2) as far as a workout's series needs it; absent fields stay undefined.

const UUID_BYTES = 2;
const INDOOR_BIKE_DATA = 0x2ad2;
const KMH_PER_MPS = 3.6;

// Bytes of each optional field in the order of its flag, from bit 1 on.
const FIELDS = [
  ['averageSpeed', 2], ['cadence', 2], ['averageCadence', 2], ['distance', 3], ['resistance', 2],
  ['power', 2], ['averagePower', 2], ['energy', 5], ['heartRate', 1], ['met', 1], ['elapsed', 2],
  ['remaining', 2],
];

/** Reads a sample's payload: the characteristic's number, then its value. */
export function readBike(payload) {
  if (payload.length < UUID_BYTES + 2 || payload.readUInt16BE(0) !== INDOOR_BIKE_DATA) {
    return null;
  }
  const flags = payload.readUInt16LE(UUID_BYTES);
  const reading = {};
  let at = UUID_BYTES + 2;
  // Bit 0 is "more data": where it is not set, the speed is there.
  if ((flags & 1) === 0) {
    reading.speed = payload.readUInt16LE(at) / 100 / KMH_PER_MPS;
    at += 2;
  }
  for (let bit = 0; bit < FIELDS.length; bit++) {
    if ((flags & (1 << (bit + 1))) === 0) {
      continue;
    }
    const [name, bytes] = FIELDS[bit];
    if (at + bytes > payload.length) {
      return null;
    }
    switch (name) {
      case 'cadence': reading.cadence = payload.readUInt16LE(at) / 2; break;
      case 'distance': reading.distance = payload.readUIntLE(at, 3); break;
      case 'power': reading.power = payload.readInt16LE(at); break;
      case 'heartRate': reading.heartRate = payload[at] || undefined; break;
      default: // not part of a series
    }
    at += bytes;
  }
  return reading;
}
