package io.repstream.api.platform.config;

import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;

/**
 * How tokens are made.
 *
 * @param issuer the {@code iss} of our tokens
 * @param audience the {@code aud} that this api answers to
 * @param signingKey signs access tokens; its public half is published as JWKS
 * @param furtherKeys public keys that verify too and are published with it: the one before, the
 *     next
 * @param accessTokenLife at most 15 minutes
 * @param refreshTokenLife absolute end of a login
 */
public record TokenConfig(
    String issuer,
    String audience,
    RSAPrivateCrtKey signingKey,
    List<RSAPublicKey> furtherKeys,
    Duration accessTokenLife,
    Duration refreshTokenLife) {
  public TokenConfig {
    furtherKeys = List.copyOf(furtherKeys);
  }
}
