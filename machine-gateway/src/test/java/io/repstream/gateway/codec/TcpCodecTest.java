package io.repstream.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.FrameType;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.testkit.GoldenFrames;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcpCodecTest {
  private static final int MAX_FRAME_BYTES = 16_384;
  private static final String GOLDEN = "io.repstream.gateway.testkit.GoldenFrames#names";

  private final EmbeddedChannel channel =
      new EmbeddedChannel(
          new FrameDecoder(MAX_FRAME_BYTES), new MessageDecoder(), new FrameEncoder());

  @AfterEach
  void releaseAll() {
    channel.finishAndReleaseAll();
  }

  private void receive(byte[] bytes) {
    channel.writeInbound(Unpooled.copiedBuffer(bytes));
  }

  private Decoded next() {
    return channel.readInbound();
  }

  private static RmpMessage message(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Message.class);
    return ((Decoded.Message) decoded).message();
  }

  @ParameterizedTest
  @MethodSource(GOLDEN)
  void readsAndWritesGoldenFrames(String name) {
    receive(GoldenFrames.bytes(name));
    RmpMessage message = message(next());
    channel.writeOutbound(message);
    ByteBuf written = channel.readOutbound();
    assertThat(ByteBufUtil.hexDump(written)).isEqualTo(GoldenFrames.hex(name));
    written.release();
  }

  @Test
  void aGoldenFrameExistsForEachType() {
    Set<FrameType> types = EnumSet.noneOf(FrameType.class);
    for (String name : GoldenFrames.NAMES) {
      receive(GoldenFrames.bytes(name));
      types.add(message(next()).type());
    }
    assertThat(types).containsExactlyInAnyOrder(FrameType.values());
  }

  @ParameterizedTest
  @MethodSource(GOLDEN)
  void readsFramesByteByByte(String name) {
    byte[] frame = GoldenFrames.bytes(name);
    for (int i = 0; i < frame.length - 1; i++) {
      receive(new byte[] {frame[i]});
      assertThat(channel.inboundMessages()).as("before its end").isEmpty();
    }
    receive(new byte[] {frame[frame.length - 1]});
    message(next());
  }

  @Test
  void readsSeveralFramesOfOneSegment() {
    byte[] two = new byte[28];
    System.arraycopy(GoldenFrames.bytes("ping"), 0, two, 0, 14);
    System.arraycopy(GoldenFrames.bytes("pong"), 0, two, 14, 14);
    receive(two);
    assertThat(message(next()).type()).isEqualTo(FrameType.PING);
    assertThat(message(next()).type()).isEqualTo(FrameType.PONG);
  }

  @Test
  void rejectsFrameAboveLimitWithoutWaitingForIt() {
    receive(new byte[] {0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF});
    assertRefused(next(), RmpCode.FRAME_TOO_LARGE);
  }

  @Test
  void readsFrameAtLimit() {
    ByteBuf frame = Unpooled.buffer();
    int payload = MAX_FRAME_BYTES - 2 - 18 - 5;
    frame.writeInt(MAX_FRAME_BYTES).writeByte(0x20).writeByte(0);
    frame.writeLong(1).writeLong(0).writeShort(1);
    frame.writeShort(0).writeByte(7).writeShort(payload).writeZero(payload);
    channel.writeInbound(frame);
    assertThat(message(next()).type()).isEqualTo(FrameType.SAMPLES);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void rejectsFrameWithoutTypeAndFlags(int length) {
    receive(new byte[] {0, 0, 0, (byte) length});
    assertRefused(next(), RmpCode.MALFORMED);
  }

  @Test
  void dropsEverythingAfterARefusedLength() {
    receive(new byte[] {-1, -1, -1, -1, 0, 0, 0, 10});
    assertRefused(next(), RmpCode.FRAME_TOO_LARGE);
    receive(GoldenFrames.bytes("ping"));
    assertThat(channel.inboundMessages()).isEmpty();
  }

  @Test
  void readsTheChannelBehindTheFlags() {
    receive(new byte[] {0, 0, 0, 12, 0x10, 0x02, -1, -2, 0, 0, 0, 0, 0, 0, 0, 5});
    assertThat(next())
        .isEqualTo(new Decoded.OnChannel(0xFFFE, new Decoded.Message(new RmpMessage.Ping(5))));
    receive(new byte[] {0, 0, 0, 3, 0x10, 0x02, 0});
    assertRefused(next(), RmpCode.MALFORMED);
  }

  @Test
  void skipsUnknownTypesOnlyWhenMarkedIgnorable() {
    receive(new byte[] {0, 0, 0, 3, 0x66, 0x01, 9});
    assertThat(next()).isEqualTo(new Decoded.Ignored(0x66));
    receive(new byte[] {0, 0, 0, 3, 0x66, 0x00, 9});
    assertRefused(next(), RmpCode.UNEXPECTED);
  }

  @Test
  void refusesTruncatedAndOverlongBodies() {
    receive(new byte[] {0, 0, 0, 4, 0x10, 0, 1, 2});
    assertRefused(next(), RmpCode.MALFORMED);
    receive(new byte[] {0, 0, 0, 11, 0x10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    assertRefused(next(), RmpCode.MALFORMED);
  }

  private static void assertRefused(Decoded decoded, RmpCode code) {
    assertThat(decoded).isInstanceOf(Decoded.Refused.class);
    assertThat(((Decoded.Refused) decoded).code()).isEqualTo(code);
  }
}
