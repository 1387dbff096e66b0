package io.repstream.api.privacy;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An erasure and its proof, as stored.
 *
 * @param memberId who is erased; null once it is done
 * @param subject a keyed hash of them, by which who knows the id can be told what was done
 * @param receiptSha256 of what the person holds to read the proof
 * @param lines what was erased
 */
public record Erasure(
    @BsonId String id,
    @Nullable MemberId memberId,
    String subject,
    String receiptSha256,
    Instant requestedAt,
    @Nullable Instant finishedAt,
    List<Line> lines) {
  public static final Schema<Erasure> SCHEMA = Schema.of("erasures", Erasure.class);

  public Erasure {
    lines = List.copyOf(lines);
  }

  /**
   * What a holder had.
   *
   * @param of collection and field
   * @param treatment what was done
   * @param documents how many there were
   */
  public record Line(String holder, String of, String treatment, long documents) {}
}
