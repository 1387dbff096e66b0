package io.repstream.common.csafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.repstream.common.csafe.CsafeFrame.Addresses;
import io.repstream.common.csafe.LongCommand.SetLevel;
import io.repstream.common.csafe.LongCommand.SetPower;
import io.repstream.common.csafe.LongCommand.SetProgram;
import io.repstream.common.csafe.LongCommand.SetUserInfo;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsafeFrameTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  @Test
  void asksForTheStatus() {
    assertThat(line(ShortCommand.GET_STATUS)).isEqualTo("F1 80 80 F2");
  }

  @Test
  void asksForSeveralValuesAtOnce() {
    assertThat(
            line(
                ShortCommand.GET_SPEED,
                ShortCommand.GET_CADENCE,
                ShortCommand.GET_HEART_RATE,
                ShortCommand.GET_POWER))
        .isEqualTo("F1 A5 A7 B0 B4 06 F2");
  }

  @Test
  void stuffsFlagsInContentsAndChecksum() {
    CsafeFrame frame = new CsafeFrame(null, HEX.parseHex("F1 02"));

    assertThat(HEX.formatHex(frame.encode())).isEqualTo("F1 F3 01 02 F3 03 F2");
  }

  /** From Concept2's own description of its monitors. */
  @Test
  void extendedFrameNamesReceiverAndSender() {
    CsafeFrame frame = new CsafeFrame(new Addresses(0xFD, 0x00), HEX.parseHex("1A 02 89 C1"));

    assertThat(HEX.formatHex(frame.encode())).isEqualTo("F0 FD 00 1A 02 89 C1 50 F2");
  }

  @Test
  void longCommandsBringTheirLength() {
    assertThat(contents(new SetProgram(4, 5))).isEqualTo("24 02 04 05");
    assertThat(contents(new SetUserInfo(300, 42, 1))).isEqualTo("2B 05 2C 01 27 2A 01");
    assertThat(contents(new SetLevel(12))).isEqualTo("2D 01 0C");
    assertThat(contents(new SetPower(400))).isEqualTo("34 03 90 01 58");
    assertThat(contents(new SetPower(200), ShortCommand.GO_IN_USE)).isEqualTo("34 03 C8 00 58 85");
  }

  @Test
  void refusesWhatDoesNotFitTheLine() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SetProgram(256, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SetProgram(0, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new SetUserInfo(65_536, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SetUserInfo(80, 256, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SetUserInfo(80, 40, 256));
    assertThatIllegalArgumentException().isThrownBy(() -> new SetLevel(256));
    assertThatIllegalArgumentException().isThrownBy(() -> new SetPower(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Addresses(0, 256));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CsafeFrame(null, new byte[CsafeFrame.MAX_CONTENT_BYTES + 1]));
  }

  @Test
  void refusesMoreThanAConsoleMustTake() {
    assertThat(CsafeFrame.ofCommands(polls(93)).encode()).hasSize(96);
    assertThatIllegalArgumentException().isThrownBy(() -> CsafeFrame.ofCommands(polls(94)));
  }

  private static List<ShortCommand> polls(int count) {
    return Collections.nCopies(count, ShortCommand.GET_STATUS);
  }

  @Test
  void keepsItsOwnCopyOfTheContents() {
    byte[] given = {1, 2};
    CsafeFrame frame = new CsafeFrame(null, given);

    given[0] = 9;
    frame.contents()[1] = 9;

    assertThat(frame.contents()).containsExactly(1, 2);
  }

  @Test
  void isEqualByAddressesAndContents() {
    CsafeFrame frame = new CsafeFrame(null, new byte[] {1});

    assertThat(frame)
        .isEqualTo(new CsafeFrame(null, new byte[] {1}))
        .hasSameHashCodeAs(new CsafeFrame(null, new byte[] {1}))
        .hasToString("CsafeFrame{null, 01}")
        .isNotEqualTo(new CsafeFrame(new Addresses(0, 0), new byte[] {1}))
        .isNotEqualTo(new CsafeFrame(null, new byte[] {2}))
        .isNotEqualTo("01");
  }

  private static String line(CsafeCommand... commands) {
    return HEX.formatHex(CsafeFrame.ofCommands(List.of(commands)).encode());
  }

  private static String contents(CsafeCommand... commands) {
    return HEX.formatHex(CsafeFrame.ofCommands(List.of(commands)).contents());
  }
}
