/**
 * The samples of all machines, as sent, and what is known of each boot. Written by ingest only;
 * everything that workouts show can be folded again from here.
 *
 * <p>Owns collection {@code sampleBuckets}: one document for (machineId, bootId, seq div 256), a
 * map seq → sample, so that a sample has one place however often and in whatever order it comes
 * (indexes: {@code machineId, bootId, number}; {@code toTime}); and collection {@code boots}: one
 * document for (machineId, bootId) with the skew and the first sample known (index: {@code
 * machineId, startedAt}).
 */
@NullMarked
package io.repstream.api.sample;

import org.jspecify.annotations.NullMarked;
