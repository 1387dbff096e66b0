package io.repstream.common.ftms;

import static io.repstream.common.ftms.GoldenPacket.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.repstream.common.ftms.DecoderProfile.FlagWidth;
import io.repstream.common.ftms.DecoderProfile.PaceWidth;
import io.repstream.common.ftms.DecoderProfile.ResistanceWidth;
import io.repstream.common.ftms.FtmsResult.Decoded;
import io.repstream.common.ftms.FtmsResult.Dropped;
import io.repstream.common.ftms.FtmsResult.Held;
import io.repstream.common.ftms.FtmsResult.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FtmsDecoderTest {
  private static final DecoderProfile STANDARD = DecoderProfile.standard();
  private static final int BIKE = 0x2AD2;
  private static final int TREADMILL = 0x2ACD;
  private static final int ROWER = 0x2AD1;
  private static final int CROSS_TRAINER = 0x2ACE;

  private static final String ZWIFT_HUB_WITHOUT_LAST_BYTE =
      "FE 02 99 0B C7 07 B2 00 72 00 F7 00 00 14 00 46 00 5D 00";
  private static final String ICONSOLE =
      "74 0B 3C 05 48 00 21 00 00 01 00 18 00 02 00 00 00 00 56 10 00";

  @Test
  void truncationByOneByteLooksLikeAnotherWidth() {
    Decoded decoded = decoded(BIKE, ZWIFT_HUB_WITHOUT_LAST_BYTE, STANDARD);

    assertThat(decoded.data().widthChoice()).isEqualTo(WidthChoice.RESISTANCE_U8);
    assertThat(decoded.data().valueOrNaN(FtmsField.RESISTANCE_LEVEL)).isEqualTo(200);
    assertThat(decoded.data().valueOrNaN(FtmsField.POWER_WATTS)).isEqualTo(0x4600);
  }

  @Test
  void pinnedWidthUncoversTruncation() {
    DecoderProfile pinned = STANDARD.withResistanceWidth(ResistanceWidth.S16);

    assertThat(decode(BIKE, ZWIFT_HUB_WITHOUT_LAST_BYTE, pinned))
        .isEqualTo(new Dropped(Reason.TRUNCATED));
  }

  @Test
  void countsBytesThatNoFlagExplains() {
    Decoded exact = decoded(BIKE, ICONSOLE, STANDARD);
    Decoded longer = decoded(BIKE, ICONSOLE + " AA BB", STANDARD);

    assertThat(longer).isEqualTo(new Decoded(exact.data(), 2));
  }

  @Test
  void pinnedU8LeavesTheSecondResistanceByteToTheNextField() {
    DecoderProfile pinned = STANDARD.withResistanceWidth(ResistanceWidth.U8);

    Decoded decoded = decoded(BIKE, "20 00 C4 09 09 00", pinned);

    assertThat(decoded.trailingLength()).isEqualTo(1);
    assertThat(decoded.data().widthChoice()).isEqualTo(WidthChoice.RESISTANCE_U8);
    assertThat(decoded.data().valueOrNaN(FtmsField.RESISTANCE_LEVEL)).isEqualTo(90);
  }

  @Test
  void pinnedPaceWidthDoesNotYieldToLength() {
    String sixBytes = "60 00 B0 04 96 00";
    String eightBytes = "60 00 B0 04 02 04 9B 00";

    assertThat(decode(TREADMILL, sixBytes, STANDARD.withPaceWidth(PaceWidth.U16)))
        .isEqualTo(new Dropped(Reason.TRUNCATED));
    Decoded decoded = decoded(TREADMILL, eightBytes, STANDARD.withPaceWidth(PaceWidth.U8));
    assertThat(decoded.trailingLength()).isEqualTo(2);
    assertThat(decoded.data().valueOrNaN(FtmsField.AVERAGE_PACE_SECONDS_PER_500_METERS))
        .isEqualTo(75);
  }

  @Test
  void treadmillBit13IsIgnoredUnlessAStepCountFitsExactly() {
    Decoded reserved = decoded(TREADMILL, "00 20 F4 01", STANDARD);
    Decoded odd = decoded(TREADMILL, "00 20 F4 01 90 01", STANDARD);
    Decoded steps = decoded(TREADMILL, "00 20 F4 01 90 01 00", STANDARD);

    assertThat(reserved.data().isPresent(FtmsField.STEPS)).isFalse();
    assertThat(odd.data().isPresent(FtmsField.STEPS)).isFalse();
    assertThat(odd.trailingLength()).isEqualTo(2);
    assertThat(steps.data().valueOrNaN(FtmsField.STEPS)).isEqualTo(400);
  }

  @Test
  void paceAndStepCountAreSettledTogetherByTheLength() {
    Decoded decoded = decoded(TREADMILL, "20 20 B0 04 96 00 90 01 00", STANDARD);

    assertThat(decoded.data().widthChoice()).isEqualTo(WidthChoice.PACE_U16);
    assertThat(decoded.data().valueOrNaN(FtmsField.PACE_SECONDS_PER_500_METERS)).isEqualTo(150);
    assertThat(decoded.data().valueOrNaN(FtmsField.STEPS)).isEqualTo(400);
  }

  @Test
  void crossTrainerFlagWidthComesFromTheProfileAlone() {
    // Explained by 3 bytes of flags and resistance u8 as well as by 2 bytes and s16.
    String ambiguous = "80 01 00 80 02 08 82 00";
    DecoderProfile twoBytes = STANDARD.withCrossTrainerFlags(FlagWidth.TWO_BYTES);

    FtmsData three = decoded(CROSS_TRAINER, ambiguous, STANDARD).data();
    FtmsData two = decoded(CROSS_TRAINER, ambiguous, twoBytes).data();

    assertThat(three.valueOrNaN(FtmsField.SPEED_KILOMETERS_PER_HOUR)).isEqualTo(6.40);
    assertThat(two.valueOrNaN(FtmsField.SPEED_KILOMETERS_PER_HOUR)).isEqualTo(327.68);
    assertThat(two.widthChoice()).isEqualTo(WidthChoice.RESISTANCE_S16);
  }

  @Test
  void profileScalesStrokesAndStrides() {
    DecoderProfile wholeUnits = STANDARD.withStrokeRateDivider(1).withStrideCountDivider(1);

    FtmsData rower = decoded(ROWER, "02 00 18 0A 00 17", wholeUnits).data();
    FtmsData crossTrainer = decoded(CROSS_TRAINER, "10 00 00 80 02 40 00", wholeUnits).data();

    assertThat(rower.valueOrNaN(FtmsField.STROKES_PER_MINUTE)).isEqualTo(24);
    assertThat(rower.valueOrNaN(FtmsField.AVERAGE_STROKES_PER_MINUTE)).isEqualTo(23);
    assertThat(crossTrainer.valueOrNaN(FtmsField.STRIDES)).isEqualTo(64);
  }

  @Test
  void paceZeroIsUnknownInEitherWidth() {
    assertPaceUnknown("60 00 B0 04 00 FF");
    assertPaceUnknown("60 00 B0 04 00 00 FF FF");
  }

  private static void assertPaceUnknown(String treadmillPacket) {
    FtmsData data = decoded(TREADMILL, treadmillPacket, STANDARD).data();
    assertThat(data.isPresent(FtmsField.PACE_SECONDS_PER_500_METERS)).isTrue();
    assertThat(data.isKnown(FtmsField.PACE_SECONDS_PER_500_METERS)).isFalse();
    assertThat(data.isPresent(FtmsField.AVERAGE_PACE_SECONDS_PER_500_METERS)).isTrue();
    assertThat(data.isKnown(FtmsField.AVERAGE_PACE_SECONDS_PER_500_METERS)).isFalse();
  }

  @Test
  void packetWithoutMandatoryFieldsIsHeld() {
    FtmsResult result = decode(ROWER, "79 00 76 00 78 00 D5 00 CD 00", STANDARD);

    assertThat(result).isInstanceOf(Held.class);
    Held held = (Held) result;
    assertThat(held.trailingLength()).isZero();
    assertThat(held.data().isPresent(FtmsField.STROKES_PER_MINUTE)).isFalse();
    assertThat(held.data().valueOrNaN(FtmsField.PACE_SECONDS_PER_500_METERS)).isEqualTo(118);
    assertThat(held.data().valueOrNaN(FtmsField.AVERAGE_POWER_WATTS)).isEqualTo(205);
  }

  @ParameterizedTest
  @EnumSource
  void dropsEmptyAndHalfFlagWords(FtmsCharacteristic characteristic) {
    int uuid16 = characteristic.uuid16();

    assertThat(decode(uuid16, "", STANDARD)).isEqualTo(new Dropped(Reason.NULL_PACKET));
    assertThat(decode(uuid16, "00", STANDARD)).isEqualTo(new Dropped(Reason.TRUNCATED));
  }

  @ParameterizedTest
  @EnumSource
  void dropsFlagWordsWithNothingToSay(FtmsCharacteristic characteristic) {
    byte[] packet = new byte[characteristic.flagBytes(STANDARD)];
    assertThat(FtmsDecoder.decode(characteristic.uuid16(), packet, STANDARD))
        .as("mandatory fields announced but missing")
        .isEqualTo(new Dropped(Reason.TRUNCATED));

    packet[0] = 1;
    assertThat(FtmsDecoder.decode(characteristic.uuid16(), packet, STANDARD))
        .isEqualTo(new Dropped(Reason.NULL_PACKET));
  }

  @Test
  void dropsOtherCharacteristics() {
    assertThat(decode(0x2AD9, "80 11 01", STANDARD))
        .isEqualTo(new Dropped(Reason.UNKNOWN_CHARACTERISTIC));
    assertThat(FtmsCharacteristic.byUuid16(0x2AD9)).isEmpty();
  }

  @Test
  void readsAWindowOfALargerArray() {
    byte[] frame = hex("FF FF FF " + ICONSOLE + " FF FF");

    FtmsResult windowed = FtmsDecoder.decode(BIKE, frame, 3, frame.length - 5, STANDARD);

    assertThat(windowed).isEqualTo(decode(BIKE, ICONSOLE, STANDARD));
  }

  @Test
  void refusesAWindowOutsideOfTheArray() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> FtmsDecoder.decode(BIKE, new byte[4], 2, 3, STANDARD));
  }

  private static FtmsResult decode(int uuid16, String hex, DecoderProfile profile) {
    return FtmsDecoder.decode(uuid16, hex(hex), profile);
  }

  private static Decoded decoded(int uuid16, String hex, DecoderProfile profile) {
    FtmsResult result = decode(uuid16, hex, profile);
    assertThat(result).isInstanceOf(Decoded.class);
    return (Decoded) result;
  }
}
