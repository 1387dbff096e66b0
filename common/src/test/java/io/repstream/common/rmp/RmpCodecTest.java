package io.repstream.common.rmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RmpCodecTest {
  private static final HexFormat HEX = HexFormat.of();

  /** One golden frame: what follows the length on TCP. */
  record GoldenFrame(String name, String hex) {
    byte[] bytes() {
      return HEX.parseHex(hex);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<GoldenFrame> goldenFrames() throws IOException, URISyntaxException {
    Path folder = Path.of(RmpCodecTest.class.getResource("/frames").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(RmpCodecTest::golden).toList().stream();
    }
  }

  private static GoldenFrame golden(Path file) {
    try {
      String hex = String.join("", Files.readAllLines(file));
      return new GoldenFrame(file.getFileName().toString(), hex);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Decoded read(byte[] frame) {
    ByteBuffer in = ByteBuffer.wrap(frame);
    int type = Byte.toUnsignedInt(in.get());
    int flags = Byte.toUnsignedInt(in.get());
    return RmpReader.read(type, flags, in);
  }

  private static RmpMessage message(byte[] frame) {
    assertThat(read(frame)).isInstanceOf(Decoded.Message.class);
    return ((Decoded.Message) read(frame)).message();
  }

  @ParameterizedTest
  @MethodSource("goldenFrames")
  void writesWhatItReads(GoldenFrame golden) {
    RmpMessage message = message(golden.bytes());
    assertThat(RmpWriter.write(message)).isEqualTo(golden.bytes());
    assertThat(RmpWriter.sizeOf(message)).isEqualTo(golden.bytes().length);
  }

  @Test
  void aGoldenFrameExistsForEachType() throws IOException, URISyntaxException {
    List<FrameType> types = goldenFrames().map(golden -> message(golden.bytes()).type()).toList();
    assertThat(types).contains(FrameType.values());
  }

  @ParameterizedTest
  @MethodSource("goldenFrames")
  void refusesEveryTruncationOfAFixedFrame(GoldenFrame golden) {
    FrameType type = message(golden.bytes()).type();
    if (type == FrameType.SESSION || type == FrameType.COMMAND) {
      return; // their last field takes what is there
    }
    for (int length = 2; length < golden.bytes().length; length++) {
      byte[] truncated = Arrays.copyOf(golden.bytes(), length);
      assertThat(read(truncated)).isInstanceOf(Decoded.Refused.class);
    }
  }

  @Test
  void readsTheFieldsOfHello() {
    RmpMessage.Hello hello = (RmpMessage.Hello) message(frame("hello.hex"));
    assertThat(hello.protocolMin()).isEqualTo(1);
    assertThat(hello.protocolMax()).isEqualTo(1);
    assertThat(hello.machineId()).hasToString("bike-07");
    assertThat(hello.model()).isEqualTo("Velo 3");
    assertThat(hello.firmware()).isEqualTo("1.4.2");
    assertThat(hello.backfill()).isFalse();
    assertThat(((RmpMessage.Hello) message(frame("hello-backfill.hex"))).backfill()).isTrue();
  }

  @Test
  void refusesUnknownTypesUnlessTheyAreIgnorable() {
    assertThat(RmpReader.read(0x77, 0, ByteBuffer.allocate(0)))
        .isEqualTo(new Decoded.Refused(RmpCode.UNEXPECTED, "unknown frame type"));
    assertThat(RmpReader.read(0x77, FrameFlags.IGNORABLE, ByteBuffer.allocate(3)))
        .isEqualTo(new Decoded.Ignored(0x77));
  }

  @Test
  void refusesBytesAfterTheLastField() {
    byte[] ping = frame("ping.hex");
    byte[] longer = Arrays.copyOf(ping, ping.length + 1);
    assertThat(read(longer))
        .isEqualTo(new Decoded.Refused(RmpCode.MALFORMED, "PING: bytes after the last field"));
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    byte[] error = {0x7F, 0, 0x01, 0x02, 0, 2, (byte) 0xC3, (byte) 0x28};
    assertThat(read(error))
        .isEqualTo(new Decoded.Refused(RmpCode.MALFORMED, "ERROR: text is not UTF-8"));
  }

  @Test
  void refusesNumbersThatDoNotFit() {
    byte[] ack = {0x21, 0, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0};
    assertThat(read(ack))
        .isEqualTo(new Decoded.Refused(RmpCode.MALFORMED, "ACK: value out of range"));
  }

  @ParameterizedTest
  @EnumSource(RmpCode.class)
  void knowsEachCodeByItsNumber(RmpCode code) {
    assertThat(RmpCode.ofCode(code.code())).isEqualTo(code);
    assertThat(code.text()).isNotBlank();
  }

  @Test
  void answersNoCodeForANumberOfALaterVersion() {
    assertThat(RmpCode.ofCode(0x0999)).isNull();
  }

  private static byte[] frame(String name) {
    try {
      return goldenFrames().filter(g -> g.name().equals(name)).findFirst().orElseThrow().bytes();
    } catch (IOException | URISyntaxException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
