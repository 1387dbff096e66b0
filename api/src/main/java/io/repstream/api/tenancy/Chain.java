package io.repstream.api.tenancy;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.ChainId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** A chain of gyms, as stored. */
public record Chain(@BsonId ChainId id, String name, Instant createdAt) {
  public static final Schema<Chain> SCHEMA = Schema.of("chains", Chain.class);
}
