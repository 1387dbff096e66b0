package io.repstream.dev.gym;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortCheckIT {
  @Test
  void findsWhatSomebodyElseListensOn() throws IOException {
    try (ServerSocket loopback = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        ServerSocket everywhere = new ServerSocket(0)) {
      PortCheck.Wanted first = new PortCheck.Wanted("API", loopback.getLocalPort());
      PortCheck.Wanted second = new PortCheck.Wanted("gateway", everywhere.getLocalPort());
      PortCheck.Wanted free = new PortCheck.Wanted("Redis", portOfSomebodyGone());

      assertThat(PortCheck.taken(List.of(first, free, second))).containsExactly(first, second);
    }
  }

  private static int portOfSomebodyGone() throws IOException {
    try (ServerSocket gone = new ServerSocket(0)) {
      return gone.getLocalPort();
    }
  }
}
