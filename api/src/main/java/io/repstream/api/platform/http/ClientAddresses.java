package io.repstream.api.platform.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.repstream.api.platform.access.ClientAddress;
import io.repstream.common.net.AddressRange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds out who asks: {@code X-Forwarded-For} counts only as far as trusted proxies wrote it. */
final class ClientAddresses {
  private static final HeaderName FORWARDED_FOR = HeaderNames.create("X-Forwarded-For");
  private static final int MOST_HOPS = 16;

  private final List<AddressRange> trusted;

  ClientAddresses(List<AddressRange> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  ClientAddress of(ServerRequest request) {
    InetAddress peer =
        request.remotePeer().address() instanceof InetSocketAddress socket
            ? socket.getAddress()
            : InetAddress.getLoopbackAddress();
    List<String> hops = request.headers().all(FORWARDED_FOR, List::of);
    return new ClientAddress(behind(peer, hops));
  }

  /** Walks from the peer outwards, as long as the one who told the next hop is trusted. */
  InetAddress behind(InetAddress peer, List<String> headers) {
    if (trusted.isEmpty() || headers.isEmpty()) {
      return peer;
    }
    List<String> hops = Arrays.asList(String.join(",", headers).split(",", -1));
    InetAddress client = peer;
    for (int i = hops.size() - 1; i >= 0 && hops.size() - i <= MOST_HOPS; i--) {
      Optional<InetAddress> next = literal(hops.get(i).strip());
      if (!isTrusted(client) || next.isEmpty()) {
        return client;
      }
      client = next.get();
    }
    return client;
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
