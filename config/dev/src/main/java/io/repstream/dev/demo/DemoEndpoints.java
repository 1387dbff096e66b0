package io.repstream.dev.demo;

/**
 * How the services are reached from this machine.
 *
 * @param gatewayTcp host and port
 */
public record DemoEndpoints(
    String apiUrl, String adminUrl, String gatewayTcp, String gatewayAdminUrl) {}
