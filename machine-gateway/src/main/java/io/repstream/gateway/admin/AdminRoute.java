package io.repstream.gateway.admin;

import io.netty.handler.codec.http.HttpMethod;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One thing that can be asked of the admin door.
 *
 * @param path exact, or ending with a star that stands for one name
 * @param operation is called on an event loop, so it must not block
 */
public record AdminRoute(
    HttpMethod method, String path, Function<AdminRequest, AdminAnswer> operation) {
  private static final String STAR = "*";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** The name that a request's path gives; empty where this route has another path. */
  Optional<String> match(String uri) {
    if (!path.endsWith(STAR)) {
      return path.equals(uri) ? Optional.of("") : Optional.empty();
    }
    String prefix = path.substring(0, path.length() - 1);
    String name = uri.startsWith(prefix) ? uri.substring(prefix.length()) : "";
    return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
  }
}
