package io.repstream.common.rmp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

class RmpReaderFuzzTest {
  private static final int HEADER_BYTES = 2;

  /** Any type, flags and body: a message that is written back as it came, or a refusal. */
  @FuzzTest(maxDuration = "24s")
  void readsOrRefuses(byte[] frame) {
    if (frame.length < HEADER_BYTES) {
      return;
    }
    int type = frame[0] & 0xFF;
    int flags = frame[1] & 0xFF;
    ByteBuffer body = ByteBuffer.wrap(frame, HEADER_BYTES, frame.length - HEADER_BYTES).slice();
    if (RmpReader.read(type, flags, body.duplicate()) instanceof Decoded.Message(var message)) {
      byte[] written = RmpWriter.write(message);
      assertThat(ByteBuffer.wrap(written, HEADER_BYTES, written.length - HEADER_BYTES))
          .isEqualTo(body);
    }
  }
}
