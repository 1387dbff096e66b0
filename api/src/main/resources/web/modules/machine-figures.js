/**
 * Which of the live figures a kind of machine shows, in which order and unit. Pure. Unknown
 * figures are left out, never shown as zero.
 */

const METERS_PER_SECOND_TO_KMH = 3.6;
const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const ONE_DECIMAL = new Intl.NumberFormat('en', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const TWO_DECIMALS = new Intl.NumberFormat('en', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** A figure: how it is called, read from `live`, and written. `write` returns value and unit. */
const FIGURES = {
  power: {
    label: 'Power',
    read: (live) => live.powerWatts,
    write: (watts) => [WHOLE.format(watts), 'W'],
  },
  speed: {
    label: 'Speed',
    read: (live) => live.speedMetersPerSecond,
    write: (speed) => [ONE_DECIMAL.format(speed * METERS_PER_SECOND_TO_KMH), 'km/h'],
  },
  rowingPace: {
    label: 'Pace',
    read: (live) => (live.speedMetersPerSecond > 0.2 ? 500 / live.speedMetersPerSecond : null),
    write: (secondsPer500Meters) => [clockTime(secondsPer500Meters), '/500 m'],
  },
  cadence: {
    label: 'Cadence',
    read: (live) => live.cadenceRpm,
    write: (rpm) => [WHOLE.format(rpm), 'rpm'],
  },
  strokeRate: {
    label: 'Stroke rate',
    read: (live) => live.cadenceRpm,
    write: (perMinute) => [WHOLE.format(perMinute), 'spm'],
  },
  stepRate: {
    label: 'Step rate',
    read: (live) => live.cadenceRpm,
    write: (perMinute) => [WHOLE.format(perMinute), '/min'],
  },
  heartRate: {
    label: 'Heart rate',
    read: (live) => live.heartRateBpm,
    write: (bpm) => [WHOLE.format(bpm), 'bpm'],
  },
  incline: {
    label: 'Incline',
    read: (live) => live.inclinePercent,
    write: (percent) => [ONE_DECIMAL.format(percent), '%'],
  },
  distance: {
    label: 'Distance',
    read: (live) => live.distanceMeters,
    write: (meters) =>
      meters < 1_000 ? [WHOLE.format(meters), 'm'] : [TWO_DECIMALS.format(meters / 1_000), 'km'],
  },
  energy: {
    label: 'Energy',
    read: (live) => live.energyKcal,
    write: (kcal) => [WHOLE.format(kcal), 'kcal'],
  },
  elapsed: {
    label: 'Time',
    read: (live) => live.elapsedSeconds,
    write: (seconds) => [clockTime(seconds), ''],
  },
};

const FIGURES_BY_TYPE = {
  TREADMILL: ['speed', 'incline', 'heartRate', 'distance', 'power', 'cadence', 'energy'],
  CROSS_TRAINER: ['power', 'stepRate', 'heartRate', 'distance', 'speed', 'energy'],
  STEP_CLIMBER: ['stepRate', 'power', 'heartRate', 'energy', 'distance'],
  STAIR_CLIMBER: ['stepRate', 'power', 'heartRate', 'energy', 'distance'],
  ROWER: ['power', 'rowingPace', 'strokeRate', 'heartRate', 'distance', 'energy'],
  INDOOR_BIKE: ['power', 'cadence', 'speed', 'heartRate', 'distance', 'energy'],
  STRENGTH: ['power', 'cadence', 'heartRate', 'energy'],
};
const FIGURES_OF_OTHERS = ['power', 'speed', 'cadence', 'heartRate', 'distance', 'energy'];

/**
 * @typedef {{ kind: string, label: string, amount: number, value: string, unit: string }} Figure
 */

/**
 * The figures that are known, the most telling one first.
 *
 * @returns {Figure[]}
 */
export function figuresOf(machine) {
  const kinds = FIGURES_BY_TYPE[machine.type] ?? FIGURES_OF_OTHERS;
  return kinds.map((kind) => figure(kind, machine.live)).filter((known) => known !== null);
}

/** The time of the workout under way, or null. */
export function elapsedOf(machine) {
  return figure('elapsed', machine.live);
}

/** The figure whose course is drawn: the first momentary one, so never a running total. */
export function plottedFigureOf(machine) {
  return figuresOf(machine).find(({ kind }) => !['distance', 'energy'].includes(kind)) ?? null;
}

/** Writes an amount of this kind of figure in its unit, for the ends of a plot. */
export function amountWords(kind, amount) {
  return FIGURES[kind].write(amount).join(' ').trim();
}

function figure(kind, live) {
  const { label, read, write } = FIGURES[kind];
  const amount = live === null || live === undefined ? null : read(live);
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return null;
  const [value, unit] = write(amount);
  return { kind, label, amount, value, unit };
}

/** m:ss, or h:mm:ss from one hour on. */
export function clockTime(totalSeconds) {
  const whole = Math.max(0, Math.round(totalSeconds));
  const hours = Math.floor(whole / 3_600);
  const minutes = Math.floor(whole / 60) % 60;
  const seconds = String(whole % 60).padStart(2, '0');
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`
    : `${minutes}:${seconds}`;
}
