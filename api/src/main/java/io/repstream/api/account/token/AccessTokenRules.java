package io.repstream.api.account.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import io.repstream.api.platform.config.TokenConfig;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.MemberId;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which header and claims an access token must have (RFC 9068, RFC 8725). Pure; signature and
 * revocation are checked elsewhere. Answers are the fault in words, or empty.
 */
final class AccessTokenRules {
  /** Longest serialised token that is looked at. */
  static final int MAX_LENGTH = 8 * 1024;

  private static final Duration LEEWAY = Duration.ofSeconds(60);
  private static final Duration MAX_LIFE = Duration.ofMinutes(15);
  private static final Set<String> KNOWN_HEADERS = Set.of("alg", "typ", "kid");
  private static final List<String> REQUIRED_TEXTS = List.of("sub", "client_id", "jti", "sid");

  private final TokenConfig config;
  private final Set<String> keyIds;

  AccessTokenRules(TokenConfig config, Set<String> keyIds) {
    this.config = config;
    this.keyIds = Set.copyOf(keyIds);
  }

  /**
   * Checks the header. Only what we write ourselves is let in, so {@code jku}, {@code jwk}, {@code
   * x5u} and {@code crit} cannot steer anything.
   */
  Optional<String> headerFault(JWSHeader header) {
    if (!KNOWN_HEADERS.containsAll(header.getIncludedParams())) {
      return Optional.of("unknown header parameter");
    }
    if (!JWSAlgorithm.RS256.equals(header.getAlgorithm())) {
      return Optional.of("algorithm");
    }
    if (!AccessTokens.TYPE.equals(header.getType())) {
      return Optional.of("type");
    }
    String keyId = header.getKeyID();
    return keyId != null && keyIds.contains(keyId) ? Optional.empty() : Optional.of("key");
  }

  /** Checks the claims at an instant. */
  Optional<String> claimsFault(JWTClaimsSet claims, Instant now) {
    if (!config.issuer().equals(claims.getIssuer())) {
      return Optional.of("issuer");
    }
    if (!claims.getAudience().contains(config.audience())) {
      return Optional.of("audience");
    }
    for (String name : REQUIRED_TEXTS) {
      if (!(claims.getClaim(name) instanceof String text) || text.isBlank()) {
        return Optional.of(name);
      }
    }
    return timeFault(claims, now);
  }

  private static Optional<String> timeFault(JWTClaimsSet claims, Instant now) {
    Instant issued = instant(claims.getIssueTime());
    Instant expires = instant(claims.getExpirationTime());
    Instant notBefore = instant(claims.getNotBeforeTime());
    if (issued == null || issued.isAfter(now.plus(LEEWAY))) {
      return Optional.of("iat");
    }
    if (expires == null || isOver(expires, now)) {
      return Optional.of("exp");
    }
    if (Duration.between(issued, expires).compareTo(MAX_LIFE) > 0) {
      return Optional.of("life");
    }
    return notBefore != null && notBefore.isAfter(now.plus(LEEWAY))
        ? Optional.of("nbf")
        : Optional.empty();
  }

  /** Whether a token that ends then is good no more. */
  static boolean isOver(Instant expires, Instant now) {
    return !expires.isAfter(now.minus(LEEWAY));
  }

  /** What claims that passed say; empty where the subject is no member id. */
  static Optional<AccessToken> read(JWTClaimsSet claims) {
    try {
      List<String> groups = claims.getStringListClaim(AccessTokens.ROLES_CLAIM);
      return Optional.of(
          new AccessToken(
              MemberId.parse(claims.getSubject()),
              claims.getStringClaim(AccessTokens.SESSION_CLAIM),
              groups == null ? Set.of() : new HashSet<>(groups),
              claims.getIssueTime().toInstant(),
              claims.getExpirationTime().toInstant(),
              Optional.ofNullable(claims.getStringClaim(AccessTokens.TENANT_CLAIM))
                  .map(ChainId::parse)));
    } catch (ParseException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  @SuppressWarnings("JavaUtilDate") // Nimbus speaks in dates; they end here
  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
