package io.repstream.gateway.handler;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a machine really is: the socket's other end, or what a trusted balancer told. Kept with the
 * channel; handed on as an event once it is known, where it was not from the beginning.
 *
 * @param address null where it is not known yet or the channel is no network connection
 * @param isKnown false while a balancer has yet to tell
 */
public record PeerAddress(@Nullable InetAddress address, boolean isKnown) {
  private static final AttributeKey<PeerAddress> KNOWN = AttributeKey.valueOf("repstream.peer");
  private static final PeerAddress AWAITED = new PeerAddress(null, false);
  private static final int SHOWN_BYTES_OF_IPV4 = 3;
  private static final int SHOWN_BYTES_OF_IPV6 = 6;

  /** Notes that a balancer is going to tell. */
  public static void expect(Channel channel) {
    channel.attr(KNOWN).set(AWAITED);
  }

  /** Notes what the balancer told. */
  public static PeerAddress told(Channel channel, InetAddress address) {
    PeerAddress peer = new PeerAddress(address, true);
    channel.attr(KNOWN).set(peer);
    return peer;
  }

  /** Notes that the socket's other end is the machine itself. */
  public static PeerAddress asSeen(Channel channel) {
    channel.attr(KNOWN).set(null);
    return of(channel);
  }

  /** Lets a channel of a bridge be where the bridge is. */
  public static void share(Channel from, Channel to) {
    to.attr(KNOWN).set(of(from));
  }

  static PeerAddress of(Channel channel) {
    PeerAddress known = channel.attr(KNOWN).get();
    if (known != null) {
      return known;
    }
    return new PeerAddress(
        channel.remoteAddress() instanceof InetSocketAddress seen ? seen.getAddress() : null, true);
  }

  /** The network, for the log: who is behind it is nobody's business there. */
  String shortened() {
    if (address == null) {
      return "unknown";
    }
    byte[] bytes = address.getAddress();
    int shown = bytes.length == 4 ? SHOWN_BYTES_OF_IPV4 : SHOWN_BYTES_OF_IPV6;
    try {
      byte[] network = new byte[bytes.length];
      System.arraycopy(bytes, 0, network, 0, shown);
      return InetAddress.getByAddress(network).getHostAddress() + "/" + shown * Byte.SIZE;
    } catch (java.net.UnknownHostException impossible) {
      throw new IllegalStateException("an address has a length of addresses", impossible);
    }
  }
}
