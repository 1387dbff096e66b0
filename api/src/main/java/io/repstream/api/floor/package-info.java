/**
 * What every machine of a gym is doing now: the link that gateways report, the figures that ingest
 * writes and the gateways' leases, merged.
 *
 * <p>Reads {@code {gym:<id>}:floor:link}, {@code {gym:<id>}:floor:live} and {@code
 * gateways:leases}; writes {@code {gateways:leases}:probe}, once a second.
 */
@NullMarked
package io.repstream.api.floor;

import org.jspecify.annotations.NullMarked;
