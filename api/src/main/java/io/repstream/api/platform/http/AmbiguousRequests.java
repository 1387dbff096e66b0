package io.repstream.api.platform.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells requests that two readers could take for different ones: a balancer and this server may
 * disagree about where the body ends (RFC 9112, 6.3 and 11.2), a limit and a router about which
 * resource the path names. Two hosts, folded headers and bad escapes are Helidon's own refusals.
 */
final class AmbiguousRequests {
  private static final String CHUNKED = "chunked";

  /** Empty segments, parameters, dots, and escapes of what would have been one of these. */
  private static final Pattern AMBIGUOUS_PATH =
      Pattern.compile(
          "//|[;\\\\]|/\\.{1,2}(?:/|$)|%(?:2[ef5]|5c|3b|[01][0-9a-f]|7f)",
          Pattern.CASE_INSENSITIVE);

  private AmbiguousRequests() {}

  /** Whether a request is not to be answered, and its connection not to be used any further. */
  static boolean include(ServerRequest request) {
    return isFramedTwice(request.headers()) || isAmbiguous(request.path().rawPath());
  }

  /** Any path that begins otherwise is an address in full, which only proxies are asked for. */
  static boolean isAmbiguous(String rawPath) {
    return !rawPath.startsWith("/") || AMBIGUOUS_PATH.matcher(rawPath).find();
  }

  private static boolean isFramedTwice(ServerRequestHeaders headers) {
    List<String> encodings = headers.all(HeaderNames.TRANSFER_ENCODING, List::of);
    List<String> lengths = headers.all(HeaderNames.CONTENT_LENGTH, List::of);
    if (encodings.isEmpty()) {
      return lengths.size() > 1 || lengths.stream().anyMatch(length -> !isNumber(length));
    }
    return !lengths.isEmpty() || encodings.size() > 1 || !CHUNKED.equals(encodings.getFirst());
  }

  /** A sign or a list would be read by some. */
  private static boolean isNumber(String length) {
    return !length.isEmpty() && length.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }
}
