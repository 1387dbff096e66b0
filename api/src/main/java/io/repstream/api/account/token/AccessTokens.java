package io.repstream.api.account.token;

import com.github.f4b6a3.uuid.UuidCreator;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.TokenConfig;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Issues access tokens: RS256, {@code typ: at+jwt}, all claims of RFC 9068 and the session. */
@ApplicationScoped
public class AccessTokens {
  /** The header's {@code typ}; nothing else passes for an access token. */
  static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  /** The client of people's tokens: our own apps. */
  static final String CLIENT_ID = "repstream-app";

  static final String SESSION_CLAIM = "sid";
  static final String ROLES_CLAIM = "groups";
  static final String TENANT_CLAIM = "tenant";

  private final TokenConfig config;
  private final JWSHeader header;
  private final JWSSigner signer;
  private final WallClock clock;

  @Inject
  public AccessTokens(ApiConfig config, SigningKey key) {
    this(config.tokens(), key, WallClock.system());
  }

  AccessTokens(TokenConfig config, SigningKey key, WallClock clock) {
    this.config = config;
    this.clock = clock;
    this.header = new JWSHeader.Builder(JWSAlgorithm.RS256).type(TYPE).keyID(key.keyId()).build();
    try {
      this.signer = new RSASSASigner(key.pair());
    } catch (JOSEException impossible) {
      throw new IllegalStateException("our key has a private half", impossible);
    }
  }

  /** How long a token is good. */
  public Duration life() {
    return config.accessTokenLife();
  }

  /**
   * A token for a login.
   *
   * @param roles of {@code platform.access.Roles}
   */
  public String issue(MemberId memberId, String sessionId, Collection<String> roles) {
    return signed(
        claims(memberId.toString(), roles)
            .claim("client_id", CLIENT_ID)
            .claim(SESSION_CLAIM, sessionId)
            .build());
  }

  /**
   * A token for an integrator's program. Its session is the program itself: it ends with it.
   *
   * @param id of the client or key
   * @param tenant the one chain that it serves
   * @param scopes of {@code platform.access.Scopes}
   */
  public String issueToIntegrator(UUID id, ChainId tenant, Collection<String> scopes) {
    return signed(
        claims(id.toString(), scopes)
            .claim("client_id", id.toString())
            .claim(SESSION_CLAIM, id.toString())
            .claim(TENANT_CLAIM, tenant.toString())
            .build());
  }

  private JWTClaimsSet.Builder claims(String subject, Collection<String> roles) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(config.issuer())
        .audience(config.audience())
        .subject(subject)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(config.accessTokenLife())))
        .jwtID(UuidCreator.getTimeOrderedEpoch().toString())
        .claim(ROLES_CLAIM, List.copyOf(roles));
  }

  private String signed(JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException broken) {
      throw new IllegalStateException("signing failed", broken);
    }
  }
}
