package io.repstream.api.platform.config;

import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Duration;

/**
 * How tokens are made.
 *
 * @param issuer the {@code iss} of our tokens
 * @param audience the {@code aud} that this api answers to
 * @param signingKey signs access tokens; its public half is published as JWKS
 * @param accessTokenLife at most 15 minutes
 * @param refreshTokenLife absolute end of a login
 */
public record TokenConfig(
    String issuer,
    String audience,
    RSAPrivateCrtKey signingKey,
    Duration accessTokenLife,
    Duration refreshTokenLife) {}
