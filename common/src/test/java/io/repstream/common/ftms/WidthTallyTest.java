package io.repstream.common.ftms;

import static io.repstream.common.ftms.GoldenPacket.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.ftms.DecoderProfile.PaceWidth;
import io.repstream.common.ftms.DecoderProfile.ResistanceWidth;
import org.junit.jupiter.api.Test;

class WidthTallyTest {
  private static final int BIKE = 0x2AD2;
  private static final String S16 = "64 02 00 00 00 00 14 00 00 00 00";
  private static final String U8 = "64 02 00 00 00 00 14 00 00 00";
  private static final DecoderProfile STANDARD = DecoderProfile.standard();

  private final WidthTally tally = new WidthTally();

  @Test
  void manyThatAgreeTeachTheNextVersion() {
    count(BIKE, S16, WidthTally.ENOUGH - 1);
    assertThat(tally.learned(STANDARD)).isEmpty();

    count(BIKE, S16, 1);

    DecoderProfile lesson = STANDARD.withResistanceWidth(ResistanceWidth.S16).withVersion(2);
    assertThat(tally.learned(STANDARD)).contains(lesson);
    assertThat(tally.learned(lesson)).as("it is in force").isEmpty();
  }

  @Test
  void oneThatDoesNotAgreeTeachesNothing() {
    count(BIKE, U8, 1);
    count(BIKE, S16, 2 * WidthTally.ENOUGH);

    assertThat(tally.learned(STANDARD)).isEmpty();
  }

  @Test
  void bytesThatNoFlagExplainsTeachNothing() {
    count(BIKE, S16 + " AA BB", 2 * WidthTally.ENOUGH);
    count(BIKE, "00", 2 * WidthTally.ENOUGH);
    count(BIKE, "44 02 56 04 3A 00 0F 00 00", 2 * WidthTally.ENOUGH);

    assertThat(tally.learned(STANDARD)).isEmpty();
  }

  @Test
  void paceIsLearnedForItself() {
    count(0x2ACD, "60 00 B0 04 96 00 9B 00", WidthTally.ENOUGH);

    assertThat(tally.learned(STANDARD))
        .contains(STANDARD.withPaceWidth(PaceWidth.U16).withVersion(2));
  }

  private void count(int uuid16, String packet, int times) {
    for (int i = 0; i < times; i++) {
      tally.count(FtmsDecoder.decode(uuid16, hex(packet), STANDARD));
    }
  }
}
