package io.repstream.common.ftms;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.ftms.DecoderProfile.FlagWidth;
import io.repstream.common.ftms.DecoderProfile.PaceWidth;
import io.repstream.common.ftms.DecoderProfile.ResistanceWidth;
import io.repstream.common.ftms.FtmsResult.Decoded;
import io.repstream.common.ftms.FtmsResult.Dropped;
import io.repstream.common.ftms.FtmsResult.Held;
import io.repstream.common.ftms.FtmsResult.Reason;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FtmsDecoderPropertiesTest {

  @Property(tries = 5_000)
  void everyByteStringHasAResult(
      @ForAll FtmsCharacteristic characteristic,
      @ForAll @Size(max = 64) byte[] bytes,
      @ForAll("profiles") DecoderProfile profile) {
    FtmsResult result = FtmsDecoder.decode(characteristic.uuid16(), bytes, profile);

    switch (result) {
      case Decoded(FtmsData data, int trailingLength) -> {
        assertThat(bytes[0] & 1).isZero();
        assertPlausible(data, trailingLength, bytes);
      }
      case Held(FtmsData data, int trailingLength) -> {
        assertThat(bytes[0] & 1).isOne();
        assertPlausible(data, trailingLength, bytes);
      }
      case Dropped(Reason reason) -> assertThat(reason).isIn(Reason.NULL_PACKET, Reason.TRUNCATED);
    }
  }

  private static void assertPlausible(FtmsData data, int trailingLength, byte[] bytes) {
    assertThat(trailingLength).isBetween(0, bytes.length);
    assertThat(data.presentFields()).allMatch(data.characteristic()::carries);
    data.forEachKnown((field, value) -> assertThat(value).as("%s", field).isFinite());
  }

  @Property
  void everyUuidHasAResult(
      @ForAll @IntRange(max = 0xFFFF) int uuid16, @ForAll @Size(max = 64) byte[] bytes) {
    assertThat(FtmsDecoder.decode(uuid16, bytes, DecoderProfile.standard())).isNotNull();
  }

  /** All flag words: two readings that differ in what they read also differ in length. */
  @Property
  void noLengthFitsTwoReadings(@ForAll FtmsCharacteristic characteristic) {
    List<FieldLayout> readings = characteristic.layouts();
    for (int gates = 0; gates <= 0xFFFF; gates++) {
      for (FieldLayout one : readings) {
        for (FieldLayout other : readings) {
          boolean sameReading =
              one.choiceIn(gates) == other.choiceIn(gates)
                  && one.fieldsIn(gates) == other.fieldsIn(gates);
          boolean sameLength = one.bodyLength(gates) == other.bodyLength(gates);
          if (sameLength != sameReading) {
            throw new AssertionError(characteristic + " with gates " + Integer.toHexString(gates));
          }
        }
      }
    }
  }

  @Provide
  Arbitrary<DecoderProfile> profiles() {
    return Combinators.combine(
            Arbitraries.of(ResistanceWidth.class),
            Arbitraries.of(PaceWidth.class),
            Arbitraries.of(FlagWidth.class),
            Arbitraries.of(1, 2),
            Arbitraries.of(1, 10))
        .as(
            (resistance, pace, flags, strokes, strides) ->
                new DecoderProfile(1, resistance, pace, flags, strokes, strides));
  }
}
