package io.repstream.api.tenancy;

import io.repstream.api.access.Place;
import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.GymId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A gym, as stored.
 *
 * @param timeZone IANA zone, by which its days begin
 */
public record Gym(
    @BsonId GymId id, ChainId chainId, String name, String timeZone, Instant createdAt) {
  public static final Schema<Gym> SCHEMA = Schema.of("gyms", Gym.class);

  /** Where it is, for the policy. */
  public Place place() {
    return new Place(chainId, id);
  }
}
