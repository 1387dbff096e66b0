package io.repstream.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.rmp.ChannelMessage;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpReader;
import io.repstream.common.rmp.RmpWriter;
import io.repstream.gateway.codec.text.TextReader;
import io.repstream.gateway.codec.text.TextWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden frames on channel 7, in both forms, as they stand in PROTOCOL.md too. */
class ChannelFramesTest {
  private static final Path FRAMES = Path.of("src/test/resources/frames/channel");

  private static String file(String name) throws IOException {
    return Files.readString(FRAMES.resolve(name)).strip();
  }

  private static byte[] bytes(String name) throws IOException {
    return HexFormat.of().parseHex(file(name + ".hex").replaceAll("\\s", ""));
  }

  private static RmpMessage onSeven(Decoded decoded) {
    Decoded.OnChannel relayed = (Decoded.OnChannel) decoded;
    assertThat(relayed.channel()).isEqualTo(7);
    return ((Decoded.Message) relayed.frame()).message();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "ping", "ack", "slow", "goaway"})
  void areReadAndWrittenInBothForms(String name) throws IOException {
    byte[] bytes = bytes(name);
    ByteBuffer frame = ByteBuffer.wrap(bytes);
    assertThat(frame.getInt()).isEqualTo(bytes.length - 4);
    RmpMessage message = onSeven(RmpReader.read(frame));
    ByteBuffer written = ByteBuffer.allocate(bytes.length);
    written.putInt(RmpWriter.sizeOf(message) + RmpWriter.CHANNEL_BYTES);
    RmpWriter.writeTo(new ChannelMessage(7, message), written);
    assertThat(written.array()).isEqualTo(bytes);
    String json = file(name + ".json");
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    RmpMessage inText = onSeven(TextReader.read(ByteBuffer.wrap(utf8)));
    assertThat(RmpWriter.write(inText)).isEqualTo(RmpWriter.write(message));
    assertThat(TextWriter.write(new ChannelMessage(7, message))).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "ping", "ack", "slow", "goaway"})
  void standInTheProtocol(String name) throws IOException {
    String text = Files.readString(Path.of("PROTOCOL.md"));
    String hex = block(text, "<!-- channel frame: " + name + " -->\\s*```\\n(.*?)```");
    assertThat(hex.replaceAll("#.*", "").replaceAll("\\s", ""))
        .isEqualTo(HexFormat.of().formatHex(bytes(name)));
    String json = block(text, "<!-- channel text: " + name + " -->\\s*```json\\n(.*?)```");
    assertThat(json.replaceAll("\\n ?", "")).isEqualTo(file(name + ".json"));
  }

  private static String block(String text, String pattern) {
    Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }
}
