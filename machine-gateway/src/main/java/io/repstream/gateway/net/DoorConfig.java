package io.repstream.gateway.net;

/**
 * Where machines connect in one way.
 *
 * @param open whether anybody can connect in this way at all
 * @param port 0 for any free one
 * @param backlog connections that the kernel holds until they are accepted
 */
public record DoorConfig(boolean open, String host, int port, int backlog) {}
