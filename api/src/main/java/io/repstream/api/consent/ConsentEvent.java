package io.repstream.api.consent;

import io.repstream.api.access.ConsentDirectory.Answer;
import io.repstream.api.access.DataClass;
import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * An answer to a question of consent, as stored.
 *
 * @param id member and number
 * @param number within the member's answers, from 1
 * @param textVersion which wording they answered
 */
public record ConsentEvent(
    @BsonId String id,
    MemberId memberId,
    long number,
    DataClass dataClass,
    Answer answer,
    String textVersion,
    Instant at) {
  public static final Schema<ConsentEvent> SCHEMA = Schema.of("consents", ConsentEvent.class);

  /** The next answer of a member. */
  static ConsentEvent of(
      MemberId memberId, long number, DataClass dataClass, Wording wording, Instant at) {
    String id = "%s:%09d".formatted(memberId, number);
    return new ConsentEvent(
        id, memberId, number, dataClass, wording.answer(), wording.textVersion(), at);
  }

  /**
   * An answer and what it answers.
   *
   * @param textVersion which wording was shown
   */
  record Wording(Answer answer, String textVersion) {}

  /** Whether it says what another answer would. */
  boolean says(Wording wording) {
    return answer == wording.answer() && textVersion.equals(wording.textVersion());
  }
}
