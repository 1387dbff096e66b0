package io.repstream.common.redis;

import java.time.Duration;
import java.util.Base64;

/**
 * A command on its way to a machine: one element of {@link RedisKeys#machineCommands}, JSON.
 *
 * @param v payload version, 1
 * @param commandId UUID as text
 * @param frameKind kind byte of the COMMAND frame: 1 FTMS control point bytes, 2 JSON
 * @param payload of the COMMAND frame, base64url without padding
 * @param expiresAtMs by Redis' clock; a command that was not sent by then never is
 * @param taken how often it was taken to be sent; 0 = the machine cannot know of it
 */
public record WaitingCommand(
    int v, String commandId, int frameKind, String payload, long expiresAtMs, int taken) {
  public static final int VERSION = 1;

  /** The longest that a command may wait for its turn. */
  public static final Duration LONGEST_LIFE = Duration.ofDays(1);

  /** The most commands that may wait for one machine. */
  public static final int MOST_WAITING = 32;

  /** How many ids of ended commands are kept for each machine. */
  public static final int ENDED_KEPT = 64;

  /** How long they are kept: longer than any of them could have lived. */
  public static final Duration ENDED_KEPT_FOR = LONGEST_LIFE.plusDays(1);

  /** The payload as text. */
  public static String encode(byte[] payload) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(payload);
  }

  /**
   * The bytes of the COMMAND frame's payload.
   *
   * @throws IllegalArgumentException when the text is not base64url
   */
  public byte[] payloadBytes() {
    return Base64.getUrlDecoder().decode(payload);
  }
}
