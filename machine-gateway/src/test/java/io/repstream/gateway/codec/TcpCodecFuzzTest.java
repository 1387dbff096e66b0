package io.repstream.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.repstream.common.rmp.Decoded;

class TcpCodecFuzzTest {
  private static final int MAX_FRAME_BYTES = 1_024;

  /**
   * A stream of bytes, cut into pieces of a length that its first byte tells: each frame gives
   * exactly one outcome, messages can be written again, and no buffer stays behind.
   */
  @FuzzTest(maxDuration = "24s")
  void survivesAnyStream(byte[] stream) {
    if (stream.length == 0) {
      return;
    }
    EmbeddedChannel channel =
        new EmbeddedChannel(
            new FrameDecoder(MAX_FRAME_BYTES), new MessageDecoder(), new FrameEncoder());
    int piece = 1 + (stream[0] & 0xFF);
    for (int at = 1; at < stream.length; at += piece) {
      ByteBuf bytes = Unpooled.copiedBuffer(stream, at, Math.min(piece, stream.length - at));
      channel.writeInbound(bytes);
      assertThat(bytes.refCnt()).isLessThanOrEqualTo(1);
      for (Decoded each = channel.readInbound(); each != null; each = channel.readInbound()) {
        writeAgain(channel, each);
      }
    }
    channel.checkException();
    channel.finishAndReleaseAll();
  }

  private static void writeAgain(EmbeddedChannel channel, Decoded decoded) {
    if (decoded instanceof Decoded.Message(var message)) {
      assertThat(channel.writeOutbound(message)).isTrue();
      ByteBuf written = channel.readOutbound();
      assertThat(written.readableBytes()).isGreaterThan(Integer.BYTES);
      written.release();
    }
  }
}
