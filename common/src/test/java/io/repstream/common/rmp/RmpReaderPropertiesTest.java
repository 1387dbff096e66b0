package io.repstream.common.rmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RmpReaderPropertiesTest {
  @Property(tries = 5_000)
  void neverThrowsAndWritesBackWhatItAccepts(
      @ForAll @IntRange(max = 0x7F) int type, @ForAll @Size(max = 120) byte[] body) {
    Decoded decoded = RmpReader.read(type, 0, ByteBuffer.wrap(body));
    if (decoded instanceof Decoded.Message(RmpMessage message)) {
      byte[] written = RmpWriter.write(message);
      assertThat(ByteBuffer.wrap(written, 2, written.length - 2)).isEqualTo(ByteBuffer.wrap(body));
    }
  }
}
