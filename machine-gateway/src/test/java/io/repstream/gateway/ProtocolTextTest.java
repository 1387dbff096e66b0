package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.FrameType;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpReader;
import io.repstream.gateway.testkit.GoldenFrames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The text for vendors says what the gateway does: every vector, every frame, every code. */
class ProtocolTextTest {
  private static final Pattern VECTOR =
      Pattern.compile("<!-- frame: (\\S+) -->\\s*```\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TEXT =
      Pattern.compile("<!-- text: (\\S+) -->\\s*```json\\n(.*?)```", Pattern.DOTALL);
  private static final HexFormat HEX = HexFormat.of();

  private final String text = read();

  private static String read() {
    try {
      return Files.readString(Path.of("PROTOCOL.md"));
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  private Map<String, String> vectors() {
    return VECTOR
        .matcher(text)
        .results()
        .collect(
            Collectors.toMap(
                match -> match.group(1),
                ProtocolTextTest::digits,
                (first, second) -> first,
                LinkedHashMap::new));
  }

  private static String digits(MatchResult vector) {
    return vector
        .group(2)
        .lines()
        .map(line -> line.replaceAll("#.*", "").replaceAll("\\s", ""))
        .collect(Collectors.joining());
  }

  private RmpMessage message(String name) {
    ByteBuffer frame = ByteBuffer.wrap(HEX.parseHex(vectors().get(name)));
    assertThat(frame.getInt()).as("length").isEqualTo(frame.remaining());
    Decoded decoded = RmpReader.read(frame.get() & 0xFF, frame.get() & 0xFF, frame);
    return ((Decoded.Message) decoded).message();
  }

  @Test
  void holdsEveryGoldenFrame() {
    Map<String, String> vectors = vectors();
    assertThat(vectors).containsOnlyKeys(GoldenFrames.NAMES);
    vectors.forEach((name, hex) -> assertThat(hex).as(name).isEqualTo(GoldenFrames.hex(name)));
  }

  /** Lines are broken before a space that JSON does not need. */
  @Test
  void holdsTheTextFormOfEveryGoldenFrame() {
    Map<String, String> texts =
        TEXT.matcher(text)
            .results()
            .collect(
                Collectors.toMap(
                    match -> match.group(1), match -> match.group(2).replaceAll("\\n ?", "")));
    assertThat(texts).containsOnlyKeys(GoldenFrames.NAMES);
    texts.forEach((name, json) -> assertThat(json).as(name).isEqualTo(GoldenFrames.text(name)));
  }

  @Test
  void itsHandshakeProvesBothSides() {
    byte[] key = new byte[MachineKey.BYTES];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    MachineKey machineKey = new MachineKey(1, key);
    RmpMessage.Hello hello = (RmpMessage.Hello) message("hello");
    RmpMessage.Challenge challenge = (RmpMessage.Challenge) message("challenge");
    RmpMessage.Proof proof = (RmpMessage.Proof) message("proof");
    RmpMessage.Welcome welcome = (RmpMessage.Welcome) message("welcome");
    Proofs.Nonces nonces =
        new Proofs.Nonces(hello.machineId(), hello.clientNonce(), challenge.serverNonce());
    assertThat(hello.machineId()).isEqualTo(new MachineId("0190b5d2-7c3e-7d4a-9f21-5e8c6a1b2c3d"));
    assertThat(Proofs.machine(machineKey, nonces, hello.bootId(), proof.machineTimeMs()))
        .isEqualTo(proof.mac());
    assertThat(Proofs.gateway(machineKey, nonces, welcome.terms())).isEqualTo(welcome.mac());
  }

  @ParameterizedTest
  @EnumSource(FrameType.class)
  void namesEveryFrame(FrameType type) {
    assertThat(text).containsPattern("\\| %02x \\| \\w+ \\| %s \\|".formatted(type.code(), type));
  }

  @ParameterizedTest
  @EnumSource(RmpCode.class)
  void namesEveryCode(RmpCode code) {
    assertThat(text).contains("| %04x |".formatted(code.code()));
  }
}
