package io.repstream.gateway.codec.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpReader;
import io.repstream.common.rmp.RmpWriter;
import io.repstream.gateway.testkit.GoldenFrames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCodecTest {
  private static final String GOLDEN = "io.repstream.gateway.testkit.GoldenFrames#names";
  private static final String PING = "{\"type\":\"PING\",\"opaque\":\"7\"}";

  private static Decoded read(String text) {
    return TextReader.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static RmpMessage message(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Message.class);
    return ((Decoded.Message) decoded).message();
  }

  private static RmpMessage binary(String name) {
    ByteBuffer frame = ByteBuffer.wrap(GoldenFrames.bytes(name));
    frame.getInt();
    return message(RmpReader.read(frame.get() & 0xFF, frame.get() & 0xFF, frame));
  }

  private static void assertRefused(String text, RmpCode code) {
    assertThat(read(text))
        .isInstanceOfSatisfying(
            Decoded.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @MethodSource(GOLDEN)
  void writesWhatTheGoldenFrameSays(String name) {
    assertThat(TextWriter.write(binary(name))).isEqualTo(GoldenFrames.text(name));
  }

  @ParameterizedTest
  @MethodSource(GOLDEN)
  void readsIntoTheBytesOfTheGoldenFrame(String name) {
    byte[] written = RmpWriter.write(message(read(GoldenFrames.text(name))));
    assertThat("%08x".formatted(written.length) + HexFormat.of().formatHex(written))
        .isEqualTo(GoldenFrames.hex(name));
  }

  @Test
  void aKindThatIsNotKnownKeepsItsBytes() {
    String text =
        "{\"type\":\"SAMPLES\",\"flags\":0,\"firstSeq\":\"1\",\"baseTimeMs\":\"0\","
            + "\"samples\":[{\"dtMs\":1,\"kind\":99,\"payload\":\"_wA\"}]}";
    RmpMessage.Samples samples = (RmpMessage.Samples) message(read(text));
    assertThat(samples.block().bytes()).containsExactly(0, 1, 99, 0, 2, 0xFF, 0);
    assertThat(TextWriter.write(samples)).isEqualTo(text);
  }

  @Test
  void flagsMayBeLeftOutAndOtherMembersAreIgnored() {
    assertThat(read("{\"more\":{\"a\":[1]},\"type\":\"PING\",\"opaque\":\"7\"}"))
        .isEqualTo(new Decoded.Message(new RmpMessage.Ping(7)));
  }

  @Test
  void theHighestOpaqueNumberComesBack() {
    String text = "{\"type\":\"PING\",\"flags\":0,\"opaque\":\"18446744073709551615\"}";
    assertThat(TextWriter.write(message(read(text)))).isEqualTo(text);
  }

  @Test
  void aTypeThatIsNotKnownIsSkippedOnlyWhereItSaysSo() {
    assertThat(read("{\"type\":\"NEWS\",\"flags\":1}")).isInstanceOf(Decoded.Ignored.class);
    assertRefused("{\"type\":\"NEWS\",\"flags\":0}", RmpCode.UNEXPECTED);
    assertRefused("{\"type\":\"PING\",\"flags\":2,\"opaque\":\"7\"}", RmpCode.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "7",
        "[]",
        "null",
        "{",
        "{}",
        "{\"type\":7}",
        "{\"type\":\"PING\"}",
        "{\"type\":\"PING\",\"opaque\":7}",
        "{\"type\":\"PING\",\"opaque\":\"-7\"}",
        "{\"type\":\"PING\",\"opaque\":\"7\",\"opaque\":\"8\"}",
        "{\"type\":\"PING\",\"type\":\"PONG\",\"opaque\":\"7\"}",
        "{\"type\":\"PING\",\"flags\":256,\"opaque\":\"7\"}",
        "{\"type\":\"PING\",\"flags\":1.5,\"opaque\":\"7\"}",
        "{\"type\":\"PING\",\"flags\":1e999999999,\"opaque\":\"7\"}",
        "{\"type\":\"PING\",\"flags\":true,\"opaque\":\"7\"}",
        PING + PING,
        PING + "x",
        "{\"type\":\"GOAWAY\",\"reason\":1029,\"reconnectAfterMs\":4294967296}",
        "{\"type\":\"PROOF\",\"keyId\":1,\"machineTimeMs\":\"0\",\"mac\":\"AA\"}",
        "{\"type\":\"ACK\",\"durableThroughSeq\":\"9223372036854775808\"}",
        "{\"type\":\"RECEIVED\",\"commandId\":\"1-1-1-1-1\"}",
        "{\"type\":\"SAMPLES\",\"firstSeq\":\"1\",\"baseTimeMs\":\"0\",\"samples\":[]}",
        "{\"type\":\"SAMPLES\",\"firstSeq\":\"1\",\"baseTimeMs\":\"0\",\"samples\":[{}]}",
        "{\"type\":\"SAMPLES\",\"firstSeq\":\"1\",\"baseTimeMs\":\"0\",\"samples\":[7]}",
        "{\"type\":\"SAMPLES\",\"firstSeq\":\"1\",\"baseTimeMs\":\"0\",\"samples\":"
            + "[{\"dtMs\":0,\"kind\":6,\"payload\":\"AA\"}]}"
      })
  void refusesWhatIsNotTheTextForm(String text) {
    assertRefused(text, RmpCode.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 1_000, 100_000})
  void refusesDepth(int levels) {
    assertRefused(
        "{\"type\":\"PING\",\"opaque\":\"7\",\"deep\":"
            + "[".repeat(levels)
            + "]".repeat(levels)
            + "}",
        RmpCode.MALFORMED);
  }

  @Test
  void refusesANumberWithoutEnd() {
    assertRefused(
        "{\"type\":\"PING\",\"flags\":" + "1".repeat(10_000) + ",\"opaque\":\"7\"}",
        RmpCode.MALFORMED);
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] bytes = PING.getBytes(StandardCharsets.ISO_8859_1);
    bytes[3] = (byte) 0xFF;
    assertThat(TextReader.read(ByteBuffer.wrap(bytes))).isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void aSessionThatIsNoJsonIsStillDelivered() {
    assertThat(TextWriter.write(new RmpMessage.Session("hm")))
        .isEqualTo("{\"type\":\"SESSION\",\"flags\":0,\"session\":\"aG0\"}");
  }
}
