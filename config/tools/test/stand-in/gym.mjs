/**
 * A gym with 25 machines that behave: members come, ride, rest and go. It answers in the shapes of
 * the API, so the page cannot tell it from the real one. One step is one second of its time.
 */

const FLEET = [
  { type: 'TREADMILL', count: 8, vendor: 'Stridewell', model: 'T90', name: 'Treadmill' },
  { type: 'INDOOR_BIKE', count: 11, vendor: 'Kadenz', model: 'B4', name: 'Bike' },
  { type: 'ROWER', count: 2, vendor: 'Fathom', model: 'R2', name: 'Rower' },
  { type: 'CROSS_TRAINER', count: 2, vendor: 'Stridewell', model: 'X30', name: 'Cross trainer' },
  { type: 'STAIR_CLIMBER', count: 2, vendor: 'Upwell', model: 'S1', name: 'Stair climber' },
];
const ALIASES = ['Nova', 'Juniper', 'Kestrel', 'Marlow', 'Ines', 'Tobias', 'Rook', 'Sanne', 'Wren'];
const COLUMN_GAP_METERS = 2;
const ROW_GAP_METERS = 3;

/** Numbers that look random and are the same in every run. */
function sequenceFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export class StandInGym {
  #random;
  #version = 1;
  #nowMs = Date.now();
  machines;

  constructor({
    id = '0197f0aa-0000-7000-8000-000000000001',
    name = 'Harbour Street',
    seed = 7,
  } = {}) {
    this.id = id;
    this.name = name;
    this.#random = sequenceFrom(seed);
    this.machines = this.#fleet();
  }

  get version() {
    return this.#version;
  }

  /** Lets a second pass and tells which machines changed. */
  step() {
    this.#nowMs += 1_000;
    const changed = this.machines.filter((machine) => this.#advance(machine));
    if (changed.length > 0) this.#version += 1;
    return changed.map((machine) => structuredClone(machine));
  }

  /** Changes one machine by hand, as a test wants it. */
  change(machineId, values) {
    const machine = this.machines.find(({ id }) => id === machineId);
    Object.assign(machine, values);
    this.#version += 1;
    return structuredClone(machine);
  }

  #fleet() {
    const machines = [];
    FLEET.forEach(({ type, count, vendor, model, name }, row) => {
      for (let place = 0; place < count; place += 1) {
        const index = machines.length;
        machines.push({
          id: `0197f0bb-0000-7000-8000-${String(index).padStart(12, '0')}`,
          name: `${name} ${place + 1}`,
          type,
          vendor,
          model,
          serial: `${model}-${4_100 + index * 7}`,
          position: { x: 1 + place * COLUMN_GAP_METERS, y: 1 + row * ROW_GAP_METERS },
          state: 'IDLE',
          since: this.#iso(-60_000 * (index % 9) * 7),
          stale: false,
        });
      }
    });
    machines.forEach((machine, index) => {
      if (index % 9 < 5) this.#begin(machine, index);
    });
    this.#setAside(machines);
    return machines;
  }

  /** Some of each state that a floor may show. */
  #setAside(machines) {
    Object.assign(machines[8 + 7], { state: 'OUT_OF_ORDER', reason: 'REPORTED_FAULT' });
    Object.assign(machines[6], { state: 'OFFLINE', reason: 'HEARTBEAT_MISSED' });
    Object.assign(machines.at(-1), {
      state: 'OFFLINE',
      reason: 'NEVER_CONNECTED',
      since: undefined,
    });
  }

  #begin(machine, index) {
    const elapsedSeconds = 120 + index * 73;
    Object.assign(machine, {
      state: index % 11 === 3 ? 'PAUSED' : 'IN_USE',
      since: this.#iso(-elapsedSeconds * 1_000),
      memberAlias: ALIASES[index % ALIASES.length],
      workoutId: `0197f0cc-0000-7000-8000-${String(index).padStart(12, '0')}`,
      live: { elapsedSeconds, asOf: this.#iso(0) },
    });
    this.#move(machine);
    machine.live.distanceMeters = elapsedSeconds * (machine.live.speedMetersPerSecond ?? 0.3);
    machine.live.energyKcal = elapsedSeconds / 6;
  }

  #advance(machine) {
    if (machine.state !== 'IN_USE') return false;
    machine.live.elapsedSeconds += 1;
    machine.live.asOf = this.#iso(0);
    this.#move(machine);
    const metersPerSecond = machine.live.speedMetersPerSecond ?? 0.3;
    machine.live.distanceMeters += metersPerSecond;
    machine.live.energyKcal += 0.17;
    return true;
  }

  #move(machine) {
    const { live } = machine;
    const noise = (this.#random() - 0.5) / 2;
    const wave = Math.sin(live.elapsedSeconds / 17 + machine.name.length) + noise;
    if (machine.type === 'TREADMILL') {
      live.speedMetersPerSecond = 2.9 + wave * 0.35;
      live.inclinePercent = 1.5;
    } else if (machine.type === 'ROWER') {
      live.powerWatts = Math.round(165 + wave * 30);
      live.speedMetersPerSecond = Math.cbrt(live.powerWatts / 2.8);
      live.cadenceRpm = Math.round(26 + wave * 2);
    } else {
      live.powerWatts = Math.round(175 + wave * 40);
      live.cadenceRpm = Math.round((machine.type === 'INDOOR_BIKE' ? 86 : 58) + wave * 4);
      if (machine.type === 'INDOOR_BIKE') live.speedMetersPerSecond = 8.3 + wave * 0.5;
    }
    if (machine.name.length % 2 === 0 || machine.type === 'INDOOR_BIKE') {
      live.heartRateBpm = Math.round(142 + wave * 9);
    }
  }

  #iso(offsetMs) {
    return new Date(this.#nowMs + offsetMs).toISOString();
  }
}
