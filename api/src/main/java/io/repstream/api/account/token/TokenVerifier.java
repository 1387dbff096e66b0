package io.repstream.api.account.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.TokenConfig;
import io.repstream.common.clock.WallClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Optional;

/**
 * Verifies access tokens: size, header, signature, claims, and that the session still lives. Asks
 * Redis once, so it may block; safe for all threads.
 */
@ApplicationScoped
public class TokenVerifier {
  private final AccessTokenRules rules;
  private final JWSVerifier signature;
  private final EndedSessions ended;
  private final WallClock clock;

  @Inject
  public TokenVerifier(ApiConfig config, SigningKey key, EndedSessions ended) {
    this(config.tokens(), key, ended, WallClock.system());
  }

  TokenVerifier(TokenConfig config, SigningKey key, EndedSessions ended, WallClock clock) {
    this.rules = new AccessTokenRules(config, key.keyId());
    this.ended = ended;
    this.clock = clock;
    try {
      this.signature = new RSASSAVerifier(key.pair().toRSAPublicKey());
    } catch (JOSEException impossible) {
      throw new IllegalStateException("our key is an RSA key", impossible);
    }
  }

  /** Verifies a serialised token, as it stands after {@code Bearer}. */
  public TokenVerdict verify(String token) {
    if (token.length() > AccessTokenRules.MAX_LENGTH) {
      return new TokenVerdict.Refused("size");
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      Optional<String> fault = rules.headerFault(jwt.getHeader());
      if (fault.isPresent()) {
        return new TokenVerdict.Refused(fault.get());
      }
      return jwt.verify(signature)
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
}
