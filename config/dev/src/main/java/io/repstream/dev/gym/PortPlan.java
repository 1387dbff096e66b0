package io.repstream.dev.gym;

import io.repstream.dev.demo.DemoEndpoints;

/** The ports of 127.0.0.1 that a gym uses, one for each thing that listens. */
public record PortPlan(
    int api,
    int apiAdmin,
    int gatewayTcp,
    int gatewayWebSocket,
    int socketIo,
    int gatewayAdmin,
    int redis,
    int mongo,
    int s3) {
  /** The lowest base: below it ports need privileges. */
  public static final int MIN_BASE = 1024;

  /** The highest base with which the last port is still one. */
  public static final int MAX_BASE = 65_535 - 8;

  /** The ports of the documentation; those of the embedded stores are rarely used by others. */
  public static PortPlan standard() {
    return new PortPlan(8080, 8081, 7070, 7071, 7072, 7079, 17_379, 17_017, 17_900);
  }

  /**
   * Nine ports in a row, in the order of the components.
   *
   * @throws IllegalArgumentException where the base is out of bounds
   */
  public static PortPlan from(int base) {
    if (base < MIN_BASE || base > MAX_BASE) {
      throw new IllegalArgumentException(
          "the port base must be %d to %d, was %d".formatted(MIN_BASE, MAX_BASE, base));
    }
    return new PortPlan(
        base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6, base + 7, base + 8);
  }

  /** How clients on this machine reach the services. */
  public DemoEndpoints endpoints() {
    return new DemoEndpoints(
        "http://127.0.0.1:" + api,
        "http://127.0.0.1:" + apiAdmin,
        "127.0.0.1:" + gatewayTcp,
        "ws://127.0.0.1:" + gatewayWebSocket + "/machines",
        "http://127.0.0.1:" + gatewayAdmin);
  }
}
