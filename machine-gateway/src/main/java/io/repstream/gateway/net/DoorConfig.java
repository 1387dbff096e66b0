package io.repstream.gateway.net;

/**
 * Where machines connect.
 *
 * @param port 0 for any free one
 * @param backlog connections that the kernel holds until they are accepted
 * @param maxConnections more are turned away
 */
public record DoorConfig(String host, int port, int backlog, int maxConnections) {}
