/**
 * The connection to MongoDB, and whether it takes writes.
 *
 * <p>Owns the collection {@code health}: one document per api node, which readiness rewrites.
 */
@NullMarked
package io.repstream.api.platform.mongo;

import org.jspecify.annotations.NullMarked;
