package io.repstream.api.platform.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;
import io.repstream.api.platform.config.HttpConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The security headers of every answer, in their only two forms: one for the API, one for the HTML
 * pages. Pages get HSTS and {@code upgrade-insecure-requests} only over https, or a phone on the
 * gym's own network could load nothing.
 */
public final class SecurityHeaders {
  private static final String API_POLICY =
      "default-src 'self';base-uri 'self';font-src 'self' https: data:;form-action 'self';"
          + "frame-ancestors 'self';img-src 'self' data:;object-src 'none';script-src 'self';"
          + "script-src-attr 'none';style-src 'self' https: 'unsafe-inline';"
          + "upgrade-insecure-requests";
  private static final Header HSTS =
      header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  private static final List<Header> COMMON =
      List.of(
          header("Cross-Origin-Opener-Policy", "same-origin"),
          header("Cross-Origin-Resource-Policy", "same-origin"),
          header("Origin-Agent-Cluster", "?1"),
          header("Referrer-Policy", "no-referrer"),
          header("X-Content-Type-Options", "nosniff"),
          header("X-DNS-Prefetch-Control", "off"),
          header("X-Download-Options", "noopen"),
          header("X-Frame-Options", "SAMEORIGIN"),
          header("X-Permitted-Cross-Domain-Policies", "none"),
          header("X-XSS-Protection", "0"));

  private final List<Header> api;
  private final List<Header> securePage;
  private final List<Header> plainPage;

  public SecurityHeaders(HttpConfig config) {
    String images = sources("'self' data: blob:", config.mediaOrigins());
    List<String> connectable =
        Stream.concat(config.mediaOrigins().stream(), config.socketOrigins().stream()).toList();
    String pagePolicy =
        "default-src 'self';base-uri 'self';font-src 'self' https: data:;form-action 'self';"
            + "frame-ancestors 'self';img-src "
            + images
            + ";object-src 'none';script-src 'self';script-src-attr 'none';style-src 'self';"
            + "connect-src "
            + sources("'self'", connectable)
            + ";worker-src 'self'";
    api = list(policy(API_POLICY), HSTS);
    securePage = list(policy(pagePolicy + ";upgrade-insecure-requests"), HSTS);
    plainPage = list(policy(pagePolicy));
  }

  /** Sets the form of the API. */
  public void applyToApi(WritableHeaders<?> headers) {
    api.forEach(headers::set);
  }

  /**
   * Sets the form of an HTML page.
   *
   * @param scheme by which the page was asked for, {@code http} or {@code https}
   */
  public void applyToPage(WritableHeaders<?> headers, String scheme) {
    ("https".equals(scheme) ? securePage : plainPage).forEach(headers::set);
  }

  private static List<Header> list(Header... first) {
    List<Header> headers = new ArrayList<>(List.of(first));
    headers.addAll(COMMON);
    return List.copyOf(headers);
  }

  private static String sources(String own, List<String> origins) {
    return origins.isEmpty() ? own : own + " " + String.join(" ", origins);
  }

  private static Header policy(String value) {
    return header("Content-Security-Policy", value);
  }

  private static Header header(String name, String value) {
    return HeaderValues.createCached(name, value);
  }
}
