package io.repstream.api.account.profile;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * How somebody wants to be shown things, as stored.
 *
 * @param locale BCP 47
 * @param timeZone IANA zone
 */
public record Preferences(
    @BsonId MemberId id, Units units, String locale, String timeZone, Instant changedAt) {
  public static final Schema<Preferences> SCHEMA = Schema.of("preferences", Preferences.class);

  /** In which units apps show figures; the API speaks SI. */
  public enum Units {
    METRIC,
    IMPERIAL
  }
}
