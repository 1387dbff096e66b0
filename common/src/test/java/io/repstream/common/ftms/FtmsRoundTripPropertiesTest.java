package io.repstream.common.ftms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.repstream.common.ftms.DecoderProfile.FlagWidth;
import io.repstream.common.ftms.DecoderProfile.PaceWidth;
import io.repstream.common.ftms.DecoderProfile.ResistanceWidth;
import io.repstream.common.ftms.FtmsResult.Decoded;
import io.repstream.common.ftms.FtmsResult.Dropped;
import io.repstream.common.ftms.FtmsResult.Held;
import io.repstream.common.ftms.FtmsResult.Reason;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class FtmsRoundTripPropertiesTest {
  private static final DecoderProfile STANDARD = DecoderProfile.standard();

  /** Every edition's widths, pinned; the standard profile must find the same by the length. */
  private static final List<DecoderProfile> PINNED =
      List.of(
          STANDARD.withResistanceWidth(ResistanceWidth.S16).withPaceWidth(PaceWidth.U8),
          STANDARD.withResistanceWidth(ResistanceWidth.U8).withPaceWidth(PaceWidth.U16));

  private static final DecoderProfile TWO_BYTE_FLAGS =
      STANDARD
          .withResistanceWidth(ResistanceWidth.U8)
          .withCrossTrainerFlags(FlagWidth.TWO_BYTES)
          .withStrokeRateDivider(1)
          .withStrideCountDivider(1);

  @Property(tries = 3)
  void everyFlagWordSurvivesDecodingAndEncoding(@ForAll long seed) {
    for (FtmsCharacteristic characteristic : FtmsCharacteristic.values()) {
      for (DecoderProfile pinned : PINNED) {
        assertAllFlagWords(characteristic, pinned, STANDARD, new SplittableRandom(seed));
      }
      assertAllFlagWords(
          characteristic, TWO_BYTE_FLAGS, TWO_BYTE_FLAGS, new SplittableRandom(seed));
    }
  }

  private static void assertAllFlagWords(
      FtmsCharacteristic characteristic,
      DecoderProfile sender,
      DecoderProfile receiver,
      SplittableRandom random) {
    FieldLayout layout = FieldLayout.widestOf(characteristic.layouts(), sender);
    for (int flags = 0; flags <= 0xFFFF; flags++) {
      if (isEncodable(characteristic, layout, flags)) {
        byte[] packet = randomPacket(characteristic, layout, flags, sender, random);
        FtmsResult expected = FtmsDecoder.decode(characteristic.uuid16(), packet, receiver);
        byte[] again = encodedAgain(expected, sender, flags);
        FtmsResult actual = FtmsDecoder.decode(characteristic.uuid16(), again, receiver);
        if (!actual.equals(expected) || again.length != packet.length) {
          throw new AssertionError(expected + " became " + actual);
        }
      }
    }
  }

  /** Leaves out words with reserved bits, and words that announce nothing. */
  private static boolean isEncodable(
      FtmsCharacteristic characteristic, FieldLayout layout, int flags) {
    int announcing = 0;
    for (int bit = 0; bit < Short.SIZE; bit++) {
      announcing |= layout.bodyLength(1 << bit) > 0 ? 1 << bit : 0;
    }
    int direction =
        characteristic == FtmsCharacteristic.CROSS_TRAINER_DATA ? FtmsData.BACKWARD_FLAG : 0;
    return (flags & ~(announcing | direction)) == 0
        && layout.bodyLength(flags ^ FtmsDecoder.MORE_DATA) > 0;
  }

  private static byte[] randomPacket(
      FtmsCharacteristic characteristic,
      FieldLayout layout,
      int flags,
      DecoderProfile profile,
      SplittableRandom random) {
    int flagBytes = characteristic.flagBytes(profile);
    byte[] packet = new byte[flagBytes + layout.bodyLength(flags ^ FtmsDecoder.MORE_DATA)];
    random.nextBytes(packet);
    WireType.writeUnsigned(flags, packet, 0, flagBytes);
    return packet;
  }

  private static byte[] encodedAgain(FtmsResult result, DecoderProfile sender, int flags) {
    return switch (result) {
      case Decoded(FtmsData data, int trailing) -> {
        assertThat(trailing).isZero();
        yield encoderWith(data, sender).encode();
      }
      case Held(FtmsData data, int trailing) -> {
        assertThat(trailing).isZero();
        yield encoderWith(data, sender).encodeFragment();
      }
      case Dropped(Reason reason) ->
          throw new AssertionError(reason + " for flags " + Integer.toHexString(flags));
    };
  }

  private static FtmsEncoder encoderWith(FtmsData data, DecoderProfile profile) {
    FtmsEncoder encoder = FtmsEncoder.of(data.characteristic(), profile);
    data.presentFields().forEach(field -> encoder.with(field, data.valueOrNaN(field)));
    return data.isBackward() ? encoder.movingBackward() : encoder;
  }

  @Property
  void bikeValuesComeBackWithinHalfAResolution(
      @ForAll @DoubleRange(max = 655.34) double speed,
      @ForAll @DoubleRange(max = 200) double cadence,
      @ForAll @IntRange(min = -32_768, max = 32_766) int power,
      @ForAll @IntRange(max = 0xFFFFFE) int distance,
      @ForAll @IntRange(min = 1, max = 254) int heartRate) {
    byte[] packet =
        FtmsEncoder.of(FtmsCharacteristic.INDOOR_BIKE_DATA)
            .with(FtmsField.SPEED_KILOMETERS_PER_HOUR, speed)
            .with(FtmsField.CADENCE_RPM, cadence)
            .with(FtmsField.POWER_WATTS, power)
            .with(FtmsField.DISTANCE_METERS, distance)
            .with(FtmsField.HEART_RATE_BPM, heartRate)
            .encode();

    Decoded decoded = (Decoded) FtmsDecoder.decode(0x2AD2, packet, STANDARD);

    FtmsData data = decoded.data();
    assertThat(data.valueOrNaN(FtmsField.SPEED_KILOMETERS_PER_HOUR))
        .isCloseTo(speed, within(0.005_000_1));
    assertThat(data.valueOrNaN(FtmsField.CADENCE_RPM)).isCloseTo(cadence, within(0.25));
    assertThat(data.valueOrNaN(FtmsField.POWER_WATTS)).isEqualTo(power);
    assertThat(data.valueOrNaN(FtmsField.DISTANCE_METERS)).isEqualTo(distance);
    assertThat(data.valueOrNaN(FtmsField.HEART_RATE_BPM)).isEqualTo(heartRate);
  }
}
