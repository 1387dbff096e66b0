/**
 * Stores for development and tests, each one started and stopped with the process that wants it:
 * the real Redis binary, a MongoDB-compatible server on H2's MVStore, and an S3-compatible server
 * on a directory. All listen on 127.0.0.1 only. Nothing here is ever shipped, and nothing is ever
 * embedded in staging or production.
 *
 * <p>{@link io.repstream.dev.store.DevStores} starts the ones for which no URL is configured.
 */
@NullMarked
package io.repstream.dev.store;

import org.jspecify.annotations.NullMarked;
