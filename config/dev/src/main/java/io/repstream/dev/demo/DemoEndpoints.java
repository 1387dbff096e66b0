package io.repstream.dev.demo;

import java.net.URI;

/**
 * How the services are reached from this machine.
 *
 * @param gatewayTcp host and port
 */
public record DemoEndpoints(
    String apiUrl, String adminUrl, String gatewayTcp, String gatewayAdminUrl) {

  /** Where the API tells whether it can do its work. */
  public URI apiHealth() {
    return URI.create(adminUrl + "/health/ready");
  }

  /** Where the gateway tells whether it can do its work. */
  public URI gatewayHealth() {
    return URI.create(gatewayAdminUrl + "/ready");
  }
}
