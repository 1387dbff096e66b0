package io.repstream.common.ftms.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.repstream.common.ftms.control.ControlReply.SpinDownSpeeds;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlReplyTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  @ParameterizedTest
  @CsvSource({
    // A Zwift Hub after a bike simulation.
    "80 11 01, 11, SUCCESS",
    "80 02 02, 02, OP_CODE_NOT_SUPPORTED",
    "80 04 03, 04, INVALID_PARAMETER",
    "80 07 04, 07, OPERATION_FAILED",
    "80 05 05, 05, CONTROL_NOT_PERMITTED",
    "80 05 00, 05, UNKNOWN",
    "80 05 06, 05, UNKNOWN",
    "80 FE FF, FE, UNKNOWN"
  })
  void readsAndWritesEveryResult(String hex, String op, ControlResult result) {
    ControlReply reply = ControlReply.decode(HEX.parseHex(hex)).orElseThrow();

    assertThat(reply.requestOp()).isEqualTo(HexFormat.fromHexDigits(op));
    assertThat(reply.result()).isEqualTo(result);
    assertThat(reply.spinDown()).isNull();
    assertThat(HEX.formatHex(reply.encode())).isEqualTo(hex);
  }

  @Test
  void spinDownTellsTheSpeedsToPassThrough() {
    ControlReply reply = ControlReply.decode(HEX.parseHex("80 13 01 20 03 60 09")).orElseThrow();

    assertThat(reply)
        .isEqualTo(
            new ControlReply(0x13, ControlResult.SUCCESS.code(), new SpinDownSpeeds(8.00, 24.00)));
    assertThat(HEX.formatHex(reply.encode())).isEqualTo("80 13 01 20 03 60 09");
  }

  @ParameterizedTest
  @ValueSource(strings = {"80 13 01", "80 13 01 20 03 60", "80 13 04 20 03 60 09"})
  void spinDownMayLackItsSpeeds(String hex) {
    assertThat(ControlReply.decode(HEX.parseHex(hex)).orElseThrow().spinDown()).isNull();
  }

  @Test
  void ignoresDataOfOtherReplies() {
    assertThat(ControlReply.decode(HEX.parseHex("80 11 01 AA BB CC DD EE")))
        .contains(ControlReply.of(0x11, ControlResult.SUCCESS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "80", "80 11", "11 00 01"})
  void shortOrOtherBytesAreNoReply(String hex) {
    assertThat(ControlReply.decode(HEX.parseHex(hex))).isEmpty();
  }

  @Test
  void refusesWhatNoMachineCanAnswer() {
    SpinDownSpeeds speeds = new SpinDownSpeeds(8, 24);
    assertThatIllegalArgumentException().isThrownBy(() -> new ControlReply(0x11, 1, speeds));
    assertThatIllegalArgumentException().isThrownBy(() -> new ControlReply(0x13, 4, speeds));
    assertThatIllegalArgumentException().isThrownBy(() -> new ControlReply(0x100, 1, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new ControlReply(0x11, -1, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new SpinDownSpeeds(-1, 24));
  }
}
