package io.repstream.gateway.session;

/**
 * What a machine is to show.
 *
 * @param version rises with each change; 0 where nobody has said anything yet
 * @param json the text as it goes to the machine
 */
public record SessionText(long version, String json) {
  /** What a machine shows of which the api has said nothing. */
  public static final SessionText SIGNED_OUT = new SessionText(0, "{\"v\":1,\"signedIn\":false}");
}
