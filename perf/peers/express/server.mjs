// The peer: the api's endpoint for a workout over time, as an Express service would have it. It
// reads the same documents out of the same store and checks the same tokens.
//
// PEER_MONGODB_URL, PEER_MONGODB_DATABASE, PEER_SIGNING_KEY (PEM), PEER_PORT (0: a free one). It
// prints the port once it listens.

import { createPublicKey } from 'node:crypto';
import express from 'express';
import mongoose from 'mongoose';
import { tokenCheck } from './token.mjs';
import { workoutSeries } from './workouts.mjs';

const app = express();
app.disable('x-powered-by');
app.use(tokenCheck(createPublicKey(process.env.PEER_SIGNING_KEY)));
app.get('/v1/workouts/:id/samples', workoutSeries);
app.use((error, _request, response, _next) => {
  console.error(error);
  response.status(500).json({ status: 500, code: 'internal' });
});

await mongoose.connect(process.env.PEER_MONGODB_URL, {
  dbName: process.env.PEER_MONGODB_DATABASE,
  autoIndex: false,
});
const server = app.listen(Number(process.env.PEER_PORT ?? 0), '127.0.0.1', () => {
  console.log(server.address().port);
});
