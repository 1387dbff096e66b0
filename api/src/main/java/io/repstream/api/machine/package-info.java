/**
 * The inventory of machines and their credentials.
 *
 * <p>Owns collection {@code machines} (indexes: {@code gymId, _id}; {@code credentialRevision}) and
 * the Redis keys {@code {machine:<id>}:credential}, {@code credential:epoch} and, for reading,
 * {@code credential:requests}.
 */
@NullMarked
package io.repstream.api.machine;

import org.jspecify.annotations.NullMarked;
