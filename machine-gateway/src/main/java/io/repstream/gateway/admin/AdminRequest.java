package io.repstream.gateway.admin;

/**
 * What somebody asks of the admin door.
 *
 * @param name what stands in the path where the route has its star; else empty
 * @param body as text; at most a kilobyte
 */
public record AdminRequest(String name, String body) {}
