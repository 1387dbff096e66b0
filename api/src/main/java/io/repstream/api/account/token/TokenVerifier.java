package io.repstream.api.account.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.TokenConfig;
import io.repstream.api.platform.secret.SecretText;
import io.repstream.common.clock.WallClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Verifies access tokens: size, header, signature, claims, and that the session still lives. What
 * cannot change is remembered by the token's hash; whether the session lives is asked each time.
 * Asks Redis once, so it may block; safe for all threads.
 */
@ApplicationScoped
public class TokenVerifier {
  private final AccessTokenRules rules;
  private final Map<String, JWSVerifier> signatures;
  private final EndedSessions ended;
  private final WallClock clock;
  private final VerifiedTokens verified = new VerifiedTokens();

  @Inject
  public TokenVerifier(ApiConfig config, SigningKey key, EndedSessions ended) {
    this(config.tokens(), key, ended, WallClock.system());
  }

  TokenVerifier(TokenConfig config, SigningKey key, EndedSessions ended, WallClock clock) {
    this.ended = ended;
    this.clock = clock;
    this.signatures =
        key.verifying().stream()
            .collect(Collectors.toUnmodifiableMap(RSAKey::getKeyID, TokenVerifier::verifier));
    this.rules = new AccessTokenRules(config, signatures.keySet());
  }

  /** Verifies a serialised token, as it stands after {@code Bearer}. */
  public TokenVerdict verify(String token) {
    if (token.length() > AccessTokenRules.MAX_LENGTH) {
      return new TokenVerdict.Refused("size");
    }
    String sha256 = SecretText.sha256(token);
    Optional<AccessToken> known = verified.find(sha256);
    if (known.isPresent()) {
      return AccessTokenRules.isOver(known.get().expiresAt(), clock.instant())
          ? new TokenVerdict.Refused("exp")
          : confirmed(known.get());
    }
    TokenVerdict verdict = examined(token);
    switch (verdict) {
      case TokenVerdict.Accepted accepted -> verified.add(sha256, accepted.token());
      case TokenVerdict.Unconfirmed unconfirmed -> verified.add(sha256, unconfirmed.token());
      case TokenVerdict.Refused _ -> {}
    }
    return verdict;
  }

  private TokenVerdict examined(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      Optional<String> fault = rules.headerFault(jwt.getHeader());
      if (fault.isPresent()) {
        return new TokenVerdict.Refused(fault.get());
      }
      JWSVerifier signature = signatures.get(jwt.getHeader().getKeyID());
      return signature != null && jwt.verify(signature)
          ? verify(jwt.getJWTClaimsSet())
          : new TokenVerdict.Refused("signature");
    } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
      return new TokenVerdict.Refused("malformed");
    }
  }

  private TokenVerdict verify(JWTClaimsSet claims) {
    Optional<String> fault = rules.claimsFault(claims, clock.instant());
    if (fault.isPresent()) {
      return new TokenVerdict.Refused(fault.get());
    }
    return AccessTokenRules.read(claims)
        .map(this::confirmed)
        .orElseGet(() -> new TokenVerdict.Refused("subject"));
  }

  private TokenVerdict confirmed(AccessToken token) {
    return switch (ended.find(token.sessionId())) {
      case LIVING -> new TokenVerdict.Accepted(token);
      case ENDED -> new TokenVerdict.Refused("session ended");
      case UNKNOWN -> new TokenVerdict.Unconfirmed(token);
    };
  }

  private static JWSVerifier verifier(RSAKey key) {
    try {
      return new RSASSAVerifier(key.toRSAPublicKey());
    } catch (JOSEException impossible) {
      throw new IllegalStateException("our keys are RSA keys", impossible);
    }
  }
}
