package io.repstream.common.csafe;

import static io.repstream.common.csafe.Unframed.Reason.BAD_CHECKSUM;
import static io.repstream.common.csafe.Unframed.Reason.BAD_STUFFING;
import static io.repstream.common.csafe.Unframed.Reason.INTERRUPTED;
import static io.repstream.common.csafe.Unframed.Reason.OUTSIDE_OF_FRAME;
import static io.repstream.common.csafe.Unframed.Reason.TOO_LONG;
import static io.repstream.common.csafe.Unframed.Reason.TOO_SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.repstream.common.csafe.CsafeFrame.Addresses;
import io.repstream.common.csafe.Unframed.Rejected;
import io.repstream.common.csafe.Unframed.Whole;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsafeUnframerTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private final CsafeUnframer unframer = new CsafeUnframer();

  @Test
  void readsStandardFrames() {
    assertThat(feed("F1 80 80 F2")).containsExactly(whole("80"));
    assertThat(feed("F1 A5 A7 B0 B4 06 F2")).containsExactly(whole("A5 A7 B0 B4"));
    assertThat(feed("F1 F3 01 02 F3 03 F2")).containsExactly(whole("F1 02"));
    assertThat(feed("F1 00 F2")).as("empty frame").containsExactly(whole(""));
  }

  @Test
  void readsExtendedFrames() {
    assertThat(feed("F0 FD 00 1A 02 89 C1 50 F2"))
        .containsExactly(
            new Whole(new CsafeFrame(new Addresses(0xFD, 0), HEX.parseHex("1A 02 89 C1"))));
    assertThat(feed("F0 F3 02 F3 00 80 80 F2"))
        .as("stuffed addresses")
        .containsExactly(new Whole(new CsafeFrame(new Addresses(0xF2, 0xF0), HEX.parseHex("80"))));
  }

  @Test
  void joinsPiecesAndSeparatesFrames() {
    assertThat(feed("F1")).isEmpty();
    assertThat(feed("F3")).isEmpty();
    assertThat(feed("01 02 F3")).isEmpty();
    assertThat(feed("03 F2 F1 80 80 F2 F1")).containsExactly(whole("F1 02"), whole("80"));
    assertThat(feed("80 80 F2")).containsExactly(whole("80"));
  }

  @Test
  void isBackInStepAtTheNextStart() {
    assertThat(feed("00 FF F2 F1 80 80 F2 AA"))
        .containsExactly(
            new Rejected(OUTSIDE_OF_FRAME, 3), whole("80"), new Rejected(OUTSIDE_OF_FRAME, 1));
    assertThat(feed("F1 A5 A7 F1 80 80 F2"))
        .containsExactly(new Rejected(INTERRUPTED, 3), whole("80"));
    assertThat(feed("F1 A5 F3 F0 FD 00 80 80 F2").getFirst())
        .as("a start flag ends a stuffing sequence, too")
        .isEqualTo(new Rejected(INTERRUPTED, 3));
  }

  @Test
  void rejectsDamagedFrames() {
    assertThat(feed("F1 80 81 F2")).containsExactly(new Rejected(BAD_CHECKSUM, 4));
    assertThat(feed("F1 80 F3 04 F2"))
        .containsExactly(new Rejected(BAD_STUFFING, 4), new Rejected(OUTSIDE_OF_FRAME, 1));
    assertThat(feed("F1 80 F3 F3 F2"))
        .containsExactly(new Rejected(BAD_STUFFING, 4), new Rejected(OUTSIDE_OF_FRAME, 1));
    assertThat(feed("F1 80 F3 F2")).containsExactly(new Rejected(BAD_STUFFING, 4));
    assertThat(feed("F1 80 80 F2")).containsExactly(whole("80"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"F1 F2", "F0 F2", "F0 FD F2", "F0 FD 00 F2"})
  void rejectsFramesWithoutChecksum(String hex) {
    byte[] line = HEX.parseHex(hex);

    assertThat(unframer.feed(line)).containsExactly(new Rejected(TOO_SHORT, line.length));
  }

  @Test
  void holdsNoMoreThanTheLongestFrame() {
    byte[] line = new CsafeFrame(null, new byte[CsafeFrame.MAX_CONTENT_BYTES]).encode();
    assertThat(unframer.feed(line)).hasSize(1).allMatch(Whole.class::isInstance);

    byte[] endless = new byte[10_000];
    endless[0] = (byte) 0xF1;
    int upToTheByteTooMany = 1 + CsafeFrame.MAX_CONTENT_BYTES + 2;
    assertThat(unframer.feed(endless))
        .containsExactly(
            new Rejected(TOO_LONG, upToTheByteTooMany),
            new Rejected(OUTSIDE_OF_FRAME, endless.length - upToTheByteTooMany));
  }

  @Test
  void longestExtendedFrameFits() {
    CsafeFrame longest =
        new CsafeFrame(new Addresses(1, 2), new byte[CsafeFrame.MAX_CONTENT_BYTES]);

    assertThat(unframer.feed(longest.encode())).containsExactly(new Whole(longest));
  }

  @Test
  void readsAWindowOfALargerArray() {
    byte[] line = HEX.parseHex("AA AA F1 80 80 F2 AA");

    assertThat(unframer.feed(line, 2, 4)).containsExactly(whole("80"));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> unframer.feed(line, 4, 4));
  }

  private List<Unframed> feed(String hex) {
    return unframer.feed(HEX.parseHex(hex));
  }

  private static Unframed whole(String contents) {
    return new Whole(new CsafeFrame(null, HEX.parseHex(contents)));
  }
}
