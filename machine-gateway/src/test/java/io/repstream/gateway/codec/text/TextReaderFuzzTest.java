package io.repstream.gateway.codec.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

class TextReaderFuzzTest {
  /** Any text gives an outcome; a message that is written and read again is the same. */
  @FuzzTest(maxDuration = "24s")
  void readsOrRefuses(byte[] text) {
    Decoded decoded = TextReader.read(ByteBuffer.wrap(text));
    if (decoded instanceof Decoded.Message(var message)) {
      byte[] again = TextWriter.write(message).getBytes(StandardCharsets.UTF_8);
      assertThat(TextReader.read(ByteBuffer.wrap(again)))
          .isInstanceOfSatisfying(
              Decoded.Message.class,
              back ->
                  assertThat(RmpWriter.write(back.message())).isEqualTo(RmpWriter.write(message)));
    }
  }
}
