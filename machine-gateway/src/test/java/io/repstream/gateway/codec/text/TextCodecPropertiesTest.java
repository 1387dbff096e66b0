package io.repstream.gateway.codec.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpWriter;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.gateway.testkit.GoldenFrames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TextCodecPropertiesTest {
  @Property(tries = 500)
  void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
    assertThat(TextReader.read(ByteBuffer.wrap(bytes))).isNotNull();
  }

  @Property(tries = 1_000)
  void aDamagedFrameIsReadOrRefused(
      @ForAll @IntRange(max = 20) int frame, @ForAll @IntRange(max = 500) int at, @ForAll byte by) {
    byte[] text = GoldenFrames.text(GoldenFrames.NAMES.get(frame)).getBytes(StandardCharsets.UTF_8);
    text[at % text.length] = by;
    assertThat(TextReader.read(ByteBuffer.wrap(text))).isNotNull();
  }

  @Property(tries = 500)
  void anySampleOfFtmsKeepsItsBytes(
      @ForAll short uuid16, @ForAll @Size(max = 40) byte[] value, @ForAll short dtMs) {
    ByteBuffer bytes = ByteBuffer.allocate(7 + value.length);
    bytes.putShort(dtMs).put((byte) 1).putShort((short) (2 + value.length));
    bytes.putShort(uuid16).put(value);
    SampleBlock block = SampleBlock.parse(1, 0, 1, bytes.array());
    RmpMessage.Samples samples = new RmpMessage.Samples(block);
    byte[] text = TextWriter.write(samples).getBytes(StandardCharsets.UTF_8);
    Decoded.Message back = (Decoded.Message) TextReader.read(ByteBuffer.wrap(text));
    assertThat(RmpWriter.write(back.message())).isEqualTo(RmpWriter.write(samples));
  }
}
