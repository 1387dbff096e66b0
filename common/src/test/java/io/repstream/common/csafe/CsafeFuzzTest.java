package io.repstream.common.csafe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.repstream.common.csafe.Unframed.Whole;

class CsafeFuzzTest {
  /** Whatever is on the line: whole frames survive a second trip, and replies never throw. */
  @FuzzTest(maxDuration = "24s")
  void findsFramesInAnything(byte[] line) {
    for (Unframed found : new CsafeUnframer().feed(line)) {
      if (found instanceof Whole(CsafeFrame frame)) {
        assertThat(new CsafeUnframer().feed(frame.encode())).containsExactly(new Whole(frame));
        assertThat(CsafeReply.decode(frame)).isNotNull();
      }
    }
  }
}
