package io.repstream.dev.store;

import java.util.Objects;

/**
 * Where each store of a development gym is.
 *
 * @param s3Credentials what an embedded object store accepts
 */
public record StorePlan(
    StorePlace redis, StorePlace mongo, StorePlace s3, S3Credentials s3Credentials) {
  public StorePlan {
    Objects.requireNonNull(redis, "redis");
    Objects.requireNonNull(mongo, "mongo");
    Objects.requireNonNull(s3, "s3");
    Objects.requireNonNull(s3Credentials, "s3Credentials");
  }
}
