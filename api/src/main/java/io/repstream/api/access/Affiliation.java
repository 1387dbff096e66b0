package io.repstream.api.access;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is in a chain or gym, as stored. One document for each person and place: a new role
 * in the same place replaces the old one.
 *
 * @param id person and place
 * @param chainId the tenant
 * @param gymId the gym; null for a role in the whole chain
 */
public record Affiliation(
    @BsonId String id,
    MemberId memberId,
    ChainId chainId,
    @Nullable GymId gymId,
    Role role,
    Instant since) {
  public static final Schema<Affiliation> SCHEMA = Schema.of("affiliations", Affiliation.class);

  /** A role in a chain. */
  public static Affiliation inChain(MemberId memberId, ChainId chainId, Role role, Instant since) {
    return new Affiliation(memberId + ":" + chainId, memberId, chainId, null, role, since);
  }

  /** A role in a gym of a chain. */
  public static Affiliation inGym(MemberId memberId, Place gym, Role role, Instant since) {
    String id = memberId + ":" + gym.gymId();
    return new Affiliation(id, memberId, gym.chainId(), gym.gymId(), role, since);
  }
}
