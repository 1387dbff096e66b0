package io.repstream.common.rmp;

/** What a received frame turned out to be. */
public sealed interface Decoded {
  /** A message. */
  record Message(RmpMessage message) implements Decoded {}

  /**
   * A type of a later version, marked as ignorable.
   *
   * @param type its byte, or {@link #WITHOUT_NUMBER} where the text form gave only a name
   */
  record Ignored(int type) implements Decoded {
    public static final int WITHOUT_NUMBER = -1;
  }

  /**
   * A frame that closes the connection.
   *
   * @param code with which it closes
   * @param detail what was wrong, for the log; holds nothing that was received
   */
  record Refused(RmpCode code, String detail) implements Decoded {}

  /**
   * A frame that belongs to one machine of a bridge.
   *
   * @param frame what it turned out to be; never itself on a channel
   */
  record OnChannel(int channel, Decoded frame) implements Decoded {}
}
