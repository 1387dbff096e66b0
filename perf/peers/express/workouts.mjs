// A workout over time, out of its buckets of raw samples.

import { readBike } from './bike.mjs';
import { Boot, SampleBucket, Workout } from './models.mjs';
import { Series } from './series.mjs';

const BUCKET = 256;
const FTMS = 1;
const MOST_POINTS = 2000;

export async function workoutSeries(request, response) {
  const points = Number(request.query.points ?? 300);
  if (!Number.isInteger(points) || points < 1 || points > MOST_POINTS) {
    response.status(422).json({ status: 422, code: 'validation_failed' });
    return;
  }
  const workout = await Workout.findById(request.params.id).lean();
  if (workout === null || workout.memberId !== request.memberId) {
    response.status(404).json({ status: 404, code: 'not_found' });
    return;
  }
  response.json(await series(workout, points));
}

async function series(workout, points) {
  const from = workout.startedAt.getTime();
  const rows = new Series(from, workout.endedAt.getTime() + 1, points);
  const boots = await Boot.find({ machineId: workout.machineId }).lean();
  for (const range of workout.evidence.ranges) {
    const skewMs = boots.find((boot) => boot.bootId === range.bootId)?.skew.ms ?? 0;
    const buckets = await SampleBucket.find({
      machineId: workout.machineId,
      bootId: range.bootId,
      number: { $gte: Math.floor(range.firstSeq / BUCKET), $lte: Math.floor(range.lastSeq / BUCKET) },
    })
      .sort({ number: 1 })
      .lean();
    for (const bucket of buckets) {
      addBucket(rows, workout, range, skewMs, bucket);
    }
  }
  return rows;
}

function addBucket(rows, workout, range, skewMs, bucket) {
  // Names that look like numbers come in their order, whatever the order in the document.
  for (const [name, sample] of Object.entries(bucket.s)) {
    const seq = Number(name);
    if (sample.kind !== FTMS || seq < range.firstSeq || seq > range.lastSeq) {
      continue;
    }
    const reading = readBike(sample.raw.buffer);
    if (reading !== null) {
      rows.add(sample.machineTimeMs - skewMs, reading, offsetMeters(workout, range, seq));
    }
  }
}

function offsetMeters(workout, range, seq) {
  return workout.distanceBases.findLast(
    (base) => base.bootId === range.bootId && base.fromSeq <= seq,
  )?.offsetMeters;
}
