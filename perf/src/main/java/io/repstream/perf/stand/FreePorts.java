package io.repstream.perf.stand;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of the loopback address that were free a moment ago. */
final class FreePorts {
  private FreePorts() {}

  static List<Integer> find(int count) {
    List<ServerSocket> probes = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        probes.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      List<Integer> free = probes.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket probe : probes) {
        probe.close();
      }
      return free;
    } catch (IOException e) {
      throw new StandException("no free ports", e);
    }
  }
}
