package io.repstream.api.contest;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * That a member takes part, as stored.
 *
 * @param id contest and member
 * @param contest a challenge's id, or the gym's for its leaderboards
 * @param alias by which the others see the member
 */
public record ContestEntry(
    @BsonId String id,
    String contest,
    GymId gymId,
    MemberId memberId,
    String alias,
    Instant since) {
  public static final Schema<ContestEntry> SCHEMA = Schema.of("contestEntries", ContestEntry.class);

  static ContestEntry of(
      String contest, GymId gymId, MemberId memberId, String alias, Instant since) {
    return new ContestEntry(id(contest, memberId), contest, gymId, memberId, alias, since);
  }

  static String id(String contest, MemberId memberId) {
    return contest + ":" + memberId;
  }
}
