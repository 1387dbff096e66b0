package io.repstream.common.redis;

import org.jspecify.annotations.Nullable;

/**
 * Something that became of a command: one entry of {@link RedisKeys#COMMAND_RESULTS}, JSON. An
 * entry may come more than once.
 *
 * @param v payload version, 1
 * @param commandId UUID as text
 * @param machineId whose connection it happened on
 * @param gatewayId who tells it
 * @param what what happened
 * @param atMs when, by the gateway's clock
 * @param bootId with SENT: the machine's boot
 * @param afterSeq with SENT: the last sample of that boot that had arrived before
 * @param outcome with RESULT: the outcome byte
 * @param data with RESULT: the machine's bytes, base64url without padding
 * @param text with RESULT: the machine's words
 */
public record CommandEvent(
    int v,
    String commandId,
    String machineId,
    String gatewayId,
    What what,
    long atMs,
    @Nullable String bootId,
    @Nullable Long afterSeq,
    @Nullable Integer outcome,
    @Nullable String data,
    @Nullable String text) {
  public static final int VERSION = 1;

  /** The one field of an entry. */
  public static final String FIELD = "e";

  /** What a gateway can tell of a command. */
  public enum What {
    /** It was written to the machine's connection. */
    SENT,
    /** The machine said that it has it. */
    RECEIVED,
    /** The machine answered. */
    RESULT,
    /** Its time was over when its turn came; it may have been sent by an earlier connection. */
    EXPIRED,
    /** It was sent, and no answer came in time. */
    UNANSWERED
  }

  /** Whether nothing more happens to the command at the gateways. */
  public boolean isLast() {
    return what == What.RESULT || what == What.EXPIRED || what == What.UNANSWERED;
  }
}
