package io.repstream.api.platform.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Limits and origins of the public door.
 *
 * @param maxBodyBytes largest request body, of JSON and of what names no type
 * @param maxUploadBytes largest request body of any other type
 * @param stopGrace how long requests under way may go on after a stop was asked for
 * @param stopDelay how long readiness says no before that, so that a balancer looks away
 * @param allowedOrigins origins that browsers may call from besides our own; exact, none by default
 * @param mediaOrigins origins that pages may load images from and connect to
 * @param socketOrigins further origins that pages may open sockets to
 */
public record HttpConfig(
    int maxBodyBytes,
    int maxUploadBytes,
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

  /**
   * The largest body of a type.
   *
   * @param contentType of the request, if it names one; only what an operation reads gets any
   *     further
   */
  public int maxBytes(Optional<String> contentType) {
    boolean isFile =
        contentType
            .map(type -> type.toLowerCase(Locale.ROOT))
            .filter(type -> !type.contains("json"))
            .isPresent();
    return isFile ? maxUploadBytes : maxBodyBytes;
  }
}
