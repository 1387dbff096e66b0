package io.repstream.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.repstream.common.rmp.Decoded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TcpCodecPropertiesTest {

  private static EmbeddedChannel decoders() {
    return new EmbeddedChannel(new FrameDecoder(64), new MessageDecoder());
  }

  private static List<String> decodeInSlices(byte[] bytes, int sliceBytes) {
    EmbeddedChannel channel = decoders();
    List<String> decoded = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += sliceBytes) {
      byte[] slice = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + sliceBytes));
      channel.writeInbound(Unpooled.wrappedBuffer(slice));
      for (Decoded each = channel.readInbound(); each != null; each = channel.readInbound()) {
        decoded.add(kindOf(each));
      }
    }
    channel.finishAndReleaseAll();
    return decoded;
  }

  private static String kindOf(Decoded decoded) {
    return switch (decoded) {
      case Decoded.Message(var message) -> message.type().name();
      case Decoded.Ignored(int type) -> "ignored " + type;
      case Decoded.OnChannel(int channel, var frame) -> channel + ": " + frame;
      case Decoded.Refused(var code, String detail) -> code + " " + detail;
    };
  }

  @Property(tries = 500)
  void anyBytesGiveTheSameHoweverTheyAreSliced(
      @ForAll @Size(max = 200) byte[] bytes, @ForAll @IntRange(min = 1, max = 50) int sliceBytes) {
    assertThat(decodeInSlices(bytes, sliceBytes)).isEqualTo(decodeInSlices(bytes, 1_000));
  }

  @Property(tries = 500)
  void anyBodyOfAnyTypeIsReadOrRefused(
      @ForAll byte type, @ForAll byte flags, @ForAll @Size(max = 62) byte[] body) {
    byte[] frame = new byte[6 + body.length];
    frame[3] = (byte) (2 + body.length);
    frame[4] = type;
    frame[5] = flags;
    System.arraycopy(body, 0, frame, 6, body.length);
    assertThat(decodeInSlices(frame, 1_000)).hasSize(1);
  }
}
