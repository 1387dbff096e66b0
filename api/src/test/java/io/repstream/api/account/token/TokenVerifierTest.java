package io.repstream.api.account.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.repstream.api.platform.config.TokenConfig;
import io.repstream.common.id.MemberId;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenVerifierTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final MemberId ADA = MemberId.parse("0190a1b2-0000-7000-8000-00000000000a");
  private static final RSAPrivateCrtKey OURS = key();
  private static final SigningKey SIGNING_KEY = new SigningKey(OURS, List.of());
  private static final TokenConfig CONFIG =
      new TokenConfig(
          "https://issuer.example",
          "repstream-api",
          OURS,
          List.of(),
          Duration.ofMinutes(10),
          Duration.ofDays(1));

  private final FakeEndedSessions ended = new FakeEndedSessions();
  private final TokenVerifier verifier = new TokenVerifier(CONFIG, SIGNING_KEY, ended, () -> NOW);

  @Test
  void acceptsWhatWeIssue() {
    String token =
        new AccessTokens(CONFIG, SIGNING_KEY, () -> NOW).issue(ADA, "s1", List.of("account"));

    assertThat(verifier.verify(token))
        .isEqualTo(
            new TokenVerdict.Accepted(
                new AccessToken(
                    ADA, "s1", Set.of("account"), NOW, NOW.plusSeconds(600), Optional.empty())));
  }

  @Test
  void refusesATokenWhoseLoginEnded() {
    ended.end("s1", Duration.ZERO);
    assertThat(verifier.verify(token(claims -> {})))
        .isEqualTo(new TokenVerdict.Refused("session ended"));
  }

  @Test
  void leavesATokenUnconfirmedWhileTheStoreIsAway() {
    ended.storeIsAway();
    assertThat(verifier.verify(token(claims -> {}))).isInstanceOf(TokenVerdict.Unconfirmed.class);
  }

  @Test
  void allowsAMinuteOfClockDifference() {
    assertThat(verifier.verify(token(c -> c.issueTime(at(59)).expirationTime(at(600)))))
        .isInstanceOf(TokenVerdict.Accepted.class);
    assertThat(verifier.verify(token(c -> c.issueTime(at(-600)).expirationTime(at(-59)))))
        .isInstanceOf(TokenVerdict.Accepted.class);
  }

  @Test
  void verifiesByTheKeyBeforeAndTheNextDuringARotation() throws Exception {
    RSAPrivateCrtKey next = key();
    SigningKey rotated = new SigningKey(next, List.of(SIGNING_KEY.pair().toRSAPublicKey()));
    TokenVerifier after = new TokenVerifier(CONFIG, rotated, ended, () -> NOW);

    assertThat(after.verify(token(claims -> {}))).isInstanceOf(TokenVerdict.Accepted.class);
    String signedByNext =
        new AccessTokens(CONFIG, rotated, () -> NOW).issue(ADA, "s1", List.of("account"));
    assertThat(after.verify(signedByNext)).isInstanceOf(TokenVerdict.Accepted.class);
    assertThat(verifier.verify(signedByNext)).isEqualTo(new TokenVerdict.Refused("key"));
    assertThat(rotated.publicKeySet())
        .contains(rotated.keyId(), SIGNING_KEY.keyId())
        .doesNotContain("\"d\"", "\"p\"");
  }

  @Test
  void looksAtTimeAndLoginOfATokenThatItKnows() {
    Instant[] now = {NOW};
    TokenVerifier aged = new TokenVerifier(CONFIG, SIGNING_KEY, ended, () -> now[0]);
    String token = token(claims -> {});
    assertThat(aged.verify(token)).isInstanceOf(TokenVerdict.Accepted.class);

    now[0] = NOW.plusSeconds(659);
    assertThat(aged.verify(token)).isInstanceOf(TokenVerdict.Accepted.class);
    now[0] = NOW.plusSeconds(660);
    assertThat(aged.verify(token)).isEqualTo(new TokenVerdict.Refused("exp"));
    now[0] = NOW;
    ended.end("s1", Duration.ZERO);
    assertThat(aged.verify(token)).isEqualTo(new TokenVerdict.Refused("session ended"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void refusesForgeries(String fault, String token) {
    assertThat(verifier.verify(token)).as(fault).isInstanceOf(TokenVerdict.Refused.class);
  }

  static Stream<Object[]> forgeries() throws Exception {
    JWTClaimsSet good = claims(c -> {});
    String valid = token(c -> {});
    RSAKey pair = SIGNING_KEY.pair();
    return Stream.of(
        new Object[] {"empty", ""},
        new Object[] {"rubbish", "a.b.c"},
        new Object[] {"above the size limit", valid + "x".repeat(9000)},
        new Object[] {"no signature", valid.substring(0, valid.lastIndexOf('.') + 1)},
        new Object[] {"changed signature", valid.substring(0, valid.length() - 8) + "AAAAAAAA"},
        new Object[] {"algorithm none", new PlainJWT(good).serialize()},
        new Object[] {"public key as a shared secret", hs256(good)},
        new Object[] {"another RSA algorithm", sign(header(JWSAlgorithm.RS512).build(), good)},
        new Object[] {
          "typ JWT", sign(header(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).build(), good)
        },
        new Object[] {"no typ", sign(header(JWSAlgorithm.RS256).type(null).build(), good)},
        new Object[] {"no kid", sign(header(JWSAlgorithm.RS256).keyID(null).build(), good)},
        new Object[] {
          "kid with a path", sign(header(JWSAlgorithm.RS256).keyID("../../dev/null").build(), good)
        },
        new Object[] {
          "jku",
          sign(header(JWSAlgorithm.RS256).jwkURL(URI.create("https://evil.example")).build(), good)
        },
        new Object[] {
          "own jwk", sign(header(JWSAlgorithm.RS256).jwk(pair.toPublicJWK()).build(), good)
        },
        new Object[] {
          "crit",
          sign(
              header(JWSAlgorithm.RS256).criticalParams(Set.of("x")).customParam("x", 1).build(),
              good)
        },
        new Object[] {"foreign key under our kid", foreign(good)},
        new Object[] {"issuer", token(c -> c.issuer("https://other.example"))},
        new Object[] {"audience", token(c -> c.audience("somebody-else"))},
        new Object[] {"no subject", token(c -> c.subject(null))},
        new Object[] {"subject is no member", token(c -> c.subject("root"))},
        new Object[] {"no jti", token(c -> c.jwtID(null))},
        new Object[] {"no client", token(c -> c.claim("client_id", null))},
        new Object[] {"no session", token(c -> c.claim("sid", null))},
        new Object[] {"session is a number", token(c -> c.claim("sid", 7))},
        new Object[] {"groups is an object", token(c -> c.claim("groups", Map.of("a", 1)))},
        new Object[] {"no iat", token(c -> c.issueTime(null))},
        new Object[] {"refresh token of ours", "AZ9kQw0HcR6aVJx0Zb4q2QAAAAGmX1Rk0mWbq5nKc1o"},
        new Object[] {"two dots too many", valid + ".a.b"},
        new Object[] {"other claims under its signature", spliced(valid, good)},
        new Object[] {
          "ID token",
          sign(header(JWSAlgorithm.RS256).type(new JOSEObjectType("id+jwt")).build(), good)
        },
        new Object[] {
          "x5u",
          sign(
              header(JWSAlgorithm.RS256).x509CertURL(URI.create("https://evil.example")).build(),
              good)
        },
        new Object[] {"audience is empty", token(c -> c.audience(List.of()))},
        new Object[] {"exp before iat", token(c -> c.issueTime(at(0)).expirationTime(at(-120)))},
        new Object[] {"blank jti", token(c -> c.jwtID(" "))},
        new Object[] {"no issuer", token(c -> c.issuer(null))},
        new Object[] {"iat in the future", token(c -> c.issueTime(at(61)))},
        new Object[] {"no exp", token(c -> c.expirationTime(null))},
        new Object[] {"expired", token(c -> c.issueTime(at(-700)).expirationTime(at(-61)))},
        new Object[] {"nbf in the future", token(c -> c.notBeforeTime(at(61)))},
        new Object[] {"lives too long", token(c -> c.expirationTime(at(901)))});
  }

  private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(CONFIG.issuer())
            .audience(CONFIG.audience())
            .subject(ADA.toString())
            .claim("client_id", "repstream-app")
            .issueTime(at(0))
            .expirationTime(at(600))
            .jwtID("j1")
            .claim("sid", "s1")
            .claim("groups", List.of("account"));
    change.accept(claims);
    return claims.build();
  }

  private static String token(Consumer<JWTClaimsSet.Builder> change) {
    return sign(header(JWSAlgorithm.RS256).build(), claims(change));
  }

  private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).type(AccessTokens.TYPE).keyID(SIGNING_KEY.keyId());
  }

  private static String sign(JWSHeader header, JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(OURS));
      return token.serialize();
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String spliced(String valid, JWTClaimsSet good) {
    String[] parts = valid.split("\\.", -1);
    JWTClaimsSet operator =
        new JWTClaimsSet.Builder(good).claim("groups", List.of("operator")).build();
    return parts[0] + "." + operator.toPayload().toBase64URL() + "." + parts[2];
  }

  private static String foreign(JWTClaimsSet claims) throws Exception {
    SignedJWT token = new SignedJWT(header(JWSAlgorithm.RS256).build(), claims);
    token.sign(new RSASSASigner(key()));
    return token.serialize();
  }

  private static String hs256(JWTClaimsSet claims) throws Exception {
    SignedJWT token = new SignedJWT(header(JWSAlgorithm.HS256).build(), claims);
    token.sign(new MACSigner(SIGNING_KEY.pair().toRSAPublicKey().getEncoded()));
    return token.serialize();
  }

  private static Date at(long seconds) {
    return Date.from(NOW.plusSeconds(seconds));
  }

  private static RSAPrivateCrtKey key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
