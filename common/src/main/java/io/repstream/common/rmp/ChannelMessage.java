package io.repstream.common.rmp;

/**
 * A message to or from one machine of a bridge.
 *
 * @param channel which machine; 0 to 65,535, chosen by the bridge
 */
public record ChannelMessage(int channel, RmpMessage message) {
  /** The highest number that a channel can have. */
  public static final int MAX_CHANNEL = 0xFFFF;

  public ChannelMessage {
    if (channel < 0 || channel > MAX_CHANNEL) {
      throw new IllegalArgumentException("a channel is a u16");
    }
  }
}
