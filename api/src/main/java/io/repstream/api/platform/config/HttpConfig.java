package io.repstream.api.platform.config;

import java.time.Duration;
import java.util.List;

/**
 * Limits and origins of the public door.
 *
 * @param maxBodyBytes largest request body
 * @param stopGrace how long requests under way may go on after a stop was asked for
 * @param stopDelay how long readiness says no before that, so that a balancer looks away
 * @param allowedOrigins origins that browsers may call from besides our own; exact, none by default
 * @param mediaOrigins origins that pages may load images from and connect to
 * @param socketOrigins further origins that pages may open sockets to
 */
public record HttpConfig(
    int maxBodyBytes,
    Duration stopGrace,
    Duration stopDelay,
    List<String> allowedOrigins,
    List<String> mediaOrigins,
    List<String> socketOrigins) {
  public HttpConfig {
    allowedOrigins = List.copyOf(allowedOrigins);
    mediaOrigins = List.copyOf(mediaOrigins);
    socketOrigins = List.copyOf(socketOrigins);
  }
}
