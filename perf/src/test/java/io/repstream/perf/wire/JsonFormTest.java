package io.repstream.perf.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.rmp.ChannelMessage;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpReader;
import io.repstream.common.rmp.RmpWriter;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden frames of the protocol, by the kit's own reading of the text form. */
class JsonFormTest {
  private static final Path FRAMES = Path.of("../machine-gateway/src/test/resources/frames");

  static Stream<String> frames() throws IOException {
    try (Stream<Path> files = Files.list(FRAMES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.indexOf('.')))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("frames")
  void saysTheSameAsTheBytes(String name) throws IOException {
    byte[] bytes =
        HexFormat.of()
            .parseHex(Files.readString(FRAMES.resolve(name + ".hex")).replaceAll("\\s", ""));
    String text = Files.readString(FRAMES.resolve(name + ".json"));
    Decoded binary = RmpReader.read(ByteBuffer.wrap(bytes, 4, bytes.length - 4));
    Decoded json = JsonFrameReader.read(ByteBuffer.wrap(text.getBytes(UTF_8)));
    assertThat(RmpWriter.write(message(json))).isEqualTo(RmpWriter.write(message(binary)));
    assertThat(parse(JsonFrameWriter.write(message(binary)))).isEqualTo(parse(text));
  }

  private static RmpMessage message(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Message.class);
    return ((Decoded.Message) decoded).message();
  }

  private static JsonValue parse(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  @Test
  void carriesTheChannel() {
    String text = JsonFrameWriter.write(new ChannelMessage(7, new RmpMessage.Ping(5)));
    assertThat(text).contains("\"flags\":2").contains("\"channel\":7");
    assertThat(JsonFrameReader.read(ByteBuffer.wrap(text.getBytes(UTF_8))))
        .isEqualTo(new Decoded.OnChannel(7, new Decoded.Message(new RmpMessage.Ping(5))));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void refusesWhatIsNoFrame(String text) {
    assertThat(JsonFrameReader.read(ByteBuffer.wrap(text.getBytes(UTF_8))))
        .isInstanceOf(Decoded.Refused.class);
  }

  static Stream<String> broken() {
    return Stream.of(
        "",
        "[]",
        "{}",
        "{\"type\":\"PING\"}",
        "{\"type\":\"PING\",\"opaque\":7}",
        "{\"type\":\"ACK\",\"durableThroughSeq\":\"x\"}",
        "{\"type\":\"SAMPLES\",\"firstSeq\":\"1\",\"baseTimeMs\":\"1\",\"samples\":[]}",
        "{\"type\":\"NEWS\",\"flags\":0}");
  }
}
