// The api's own documents, as Mongoose sees them.

import mongoose from 'mongoose';

const { Schema } = mongoose;
const own = { _id: false };

const range = new Schema({ bootId: String, firstSeq: Number, lastSeq: Number }, own);
const base = new Schema({ bootId: String, fromSeq: Number, offsetMeters: Number }, own);

export const Workout = mongoose.model('Workout', new Schema({
  _id: String,
  memberId: String,
  machineId: String,
  startedAt: Date,
  endedAt: Date,
  evidence: new Schema({ ranges: [range] }, own),
  distanceBases: [base],
}), 'workouts');

export const Boot = mongoose.model('Boot', new Schema({
  _id: String,
  machineId: String,
  bootId: String,
  skew: new Schema({ ms: Number }, own),
}), 'boots');

const sample = new Schema(
  { machineTimeMs: Number, receivedAtMs: Number, kind: Number, raw: Buffer }, own);

export const SampleBucket = mongoose.model('SampleBucket', new Schema({
  _id: String,
  machineId: String,
  bootId: String,
  number: Number,
  s: { type: Map, of: sample },
}), 'sampleBuckets');
