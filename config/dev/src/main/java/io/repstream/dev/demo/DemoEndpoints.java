package io.repstream.dev.demo;

import java.net.URI;

/**
 * How the services are reached from this machine.
 *
 * @param gatewayTcp host and port
 * @param gatewayWs URL of the WebSocket door
 */
public record DemoEndpoints(
    String apiUrl, String adminUrl, String gatewayTcp, String gatewayWs, String gatewayAdminUrl) {

  /** Where the API tells whether it can do its work. */
  public URI apiHealth() {
    return URI.create(adminUrl + "/health/ready");
  }

  /** Where the gateway tells whether it can do its work. */
  public URI gatewayHealth() {
    return URI.create(gatewayAdminUrl + "/ready");
  }
}
