/**
 * What ingest shows of the machines on a floor.
 *
 * <p>Owns the Redis hashes {@code {gym:<gymId>}:floor:live}, and hints on the channels {@code
 * live:gym:<gymId>:floor} which machines changed.
 */
@NullMarked
package io.repstream.api.ingest.floor;

import org.jspecify.annotations.NullMarked;
