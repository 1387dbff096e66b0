package io.repstream.gateway.ops;

/**
 * Where operators and probes connect.
 *
 * @param port 0 for any free one
 */
public record AdminConfig(String host, int port) {}
