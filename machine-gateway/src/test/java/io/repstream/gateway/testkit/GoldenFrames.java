package io.repstream.gateway.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whole frames as they go over TCP, length included. They were made by an encoder of another
 * language, from the text of the protocol alone.
 */
public final class GoldenFrames {
  /** A frame for each type, and more for types that vary. */
  public static final List<String> NAMES =
      List.of(
          "hello",
          "hello-backfill",
          "challenge",
          "proof",
          "welcome",
          "reject",
          "ping",
          "pong",
          "samples",
          "samples-events",
          "samples-lost-range",
          "samples-safety-key",
          "ack",
          "slow",
          "command",
          "command-json",
          "result",
          "received",
          "session",
          "goaway",
          "error");

  private GoldenFrames() {}

  public static Stream<String> names() {
    return NAMES.stream();
  }

  public static byte[] bytes(String name) {
    return HexFormat.of().parseHex(hex(name));
  }

  /** The hex digits without spaces. */
  public static String hex(String name) {
    return resource(name + ".hex").replaceAll("\\s", "");
  }

  /** The same frame in the text form. */
  public static String text(String name) {
    return resource(name + ".json").strip();
  }

  private static String resource(String file) {
    try (InputStream in = GoldenFrames.class.getResourceAsStream("/frames/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
