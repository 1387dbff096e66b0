package io.repstream.api.account.profile;

import io.repstream.api.access.MaxHeartRates.MaxHeartRate;
import io.repstream.api.access.MaxHeartRates.Source;
import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What helpers need to know of somebody, as stored.
 *
 * @param maxHeartRateBpm null where unknown
 * @param birthYear null where unknown
 * @param medicalNote null where there is none
 */
public record EmergencyData(
    @BsonId MemberId id,
    @Nullable Integer maxHeartRateBpm,
    @Nullable Integer birthYear,
    @Nullable String medicalNote,
    Instant changedAt) {
  public static final Schema<EmergencyData> SCHEMA =
      Schema.of("emergencyData", EmergencyData.class);

  /** The highest heart rate: as told, else by age. */
  Optional<MaxHeartRate> maxHeartRate(Instant now) {
    if (maxHeartRateBpm != null) {
      return Optional.of(new MaxHeartRate(maxHeartRateBpm, Source.GIVEN));
    }
    if (birthYear == null) {
      return Optional.empty();
    }
    int age = now.atZone(ZoneOffset.UTC).getYear() - birthYear;
    return Optional.of(new MaxHeartRate((int) Math.round(208 - 0.7 * age), Source.AGE));
  }

  @Override
  public String toString() {
    return "EmergencyData[" + id + "]";
  }
}
