package io.repstream.api.integration.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form of a token request (RFC 6749): each parameter once. */
final class TokenForm {
  private static final String BASIC = "basic ";

  private final Map<String, List<String>> fields;

  TokenForm(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /**
   * Who a client says it is.
   *
   * @param secret as presented
   */
  record Credentials(String clientId, String secret) {
    @Override
    public String toString() {
      return "Credentials[" + clientId + "]";
    }
  }

  /**
   * A parameter; an empty one is as good as none.
   *
   * @throws Refusal where it is there twice
   */
  Optional<String> one(String name) {
    List<String> values = fields.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw Refusal.of(ProblemCode.MALFORMED_REQUEST, "The parameter " + name + " comes twice.");
    }
    return values.stream().filter(value -> !value.isEmpty()).findFirst();
  }

  /**
   * The client's credentials, by the header or by the form.
   *
   * @throws Refusal where both are used
   */
  Optional<Credentials> credentials(@Nullable String authorization) {
    Optional<String> clientId = one("client_id");
    Optional<String> secret = one("client_secret");
    if (authorization == null) {
      return clientId.flatMap(id -> secret.map(word -> new Credentials(id, word)));
    }
    if (secret.isPresent()) {
      throw Refusal.of(ProblemCode.MALFORMED_REQUEST, "The client proves itself twice.");
    }
    return basic(authorization);
  }

  private static Optional<Credentials> basic(String authorization) {
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
      return Optional.empty();
    }
    try {
      byte[] pair = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      String text = new String(pair, UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new Credentials(
                  URLDecoder.decode(text.substring(0, colon), UTF_8),
                  URLDecoder.decode(text.substring(colon + 1), UTF_8)));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
