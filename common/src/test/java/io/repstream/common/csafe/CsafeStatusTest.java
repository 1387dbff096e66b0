package io.repstream.common.csafe;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.csafe.CsafeStatus.PreviousFrame;
import io.repstream.common.csafe.CsafeStatus.State;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsafeStatusTest {

  @ParameterizedTest
  @CsvSource({
    "00, 0, OK, ERROR",
    "01, 0, OK, READY",
    "02, 0, OK, IDLE",
    "03, 0, OK, HAVE_ID",
    "04, 0, OK, RESERVED",
    "05, 0, OK, IN_USE",
    "06, 0, OK, PAUSED",
    "07, 0, OK, FINISHED",
    "08, 0, OK, MANUAL",
    "09, 0, OK, OFFLINE",
    "0F, 0, OK, RESERVED",
    "81, 1, OK, READY",
    "11, 0, REJECTED, READY",
    "A5, 1, BAD, IN_USE",
    "32, 0, NOT_READY, IDLE",
    "41, 0, OK, READY"
  })
  void readsEveryBit(String hex, int toggle, PreviousFrame previousFrame, State state) {
    assertThat(CsafeStatus.ofByte(HexFormat.fromHexDigits(hex)))
        .isEqualTo(new CsafeStatus(toggle, previousFrame, state));
  }
}
