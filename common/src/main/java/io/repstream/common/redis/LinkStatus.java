package io.repstream.common.redis;

import io.repstream.common.machine.StateReason;

/**
 * A machine's link as its gateway knows it: one field of {@link RedisKeys#floorLink}, JSON.
 *
 * @param v payload version, 1
 * @param connected whether the connection was open when this was written; it is only true as long
 *     as the gateway's lease lives
 * @param gatewayId which gateway run wrote it
 * @param epoch fencing epoch of the connection; a lower one never overwrites a higher one
 * @param bootId of the machine's current boot
 * @param sinceMs epoch milliseconds since when the link is as it is
 * @param lastSeenMs epoch milliseconds of the last frame, as of the last write
 * @param reason why it is connected or not
 */
public record LinkStatus(
    int v,
    boolean connected,
    String gatewayId,
    long epoch,
    String bootId,
    long sinceMs,
    long lastSeenMs,
    StateReason reason) {
  public static final int VERSION = 1;
}
