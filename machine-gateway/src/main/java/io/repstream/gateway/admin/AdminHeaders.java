package io.repstream.gateway.admin;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Map;

/** What every answer tells a browser that should never have asked: do nothing with it. */
final class AdminHeaders {
  private static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY");

  private AdminHeaders() {}

  static void addTo(HttpHeaders headers) {
    ALL.forEach(headers::set);
  }
}
