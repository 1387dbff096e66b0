package io.repstream.api.account.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.TokenConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * The key that signs our tokens, and the public keys that verify them: its own half and those of
 * the keys before and after it, so that a rotation refuses nobody.
 */
@ApplicationScoped
public class SigningKey {
  private final RSAKey key;
  private final List<RSAKey> verifying;

  @Inject
  public SigningKey(ApiConfig config) {
    this(config.tokens());
  }

  SigningKey(TokenConfig config) {
    this(config.signingKey(), config.furtherKeys());
  }

  SigningKey(RSAPrivateCrtKey privateKey, List<RSAPublicKey> further) {
    this.key = pair(privateKey);
    this.verifying =
        Stream.concat(
                Stream.of(key.toPublicJWK()),
                further.stream()
                    .map(publicKey -> jwk(new RSAKey.Builder(publicKey)))
                    .filter(other -> !other.getKeyID().equals(key.getKeyID())))
            .toList();
  }

  /** Its id: the thumbprint of the public half (RFC 7638). */
  String keyId() {
    return key.getKeyID();
  }

  /** Both halves. */
  RSAKey pair() {
    return key;
  }

  /** The public keys whose tokens are good. */
  List<RSAKey> verifying() {
    return verifying;
  }

  /** What the world may know, as a JSON Web Key Set. */
  String publicKeySet() {
    return new JWKSet(List.copyOf(verifying)).toString();
  }

  private static RSAKey pair(RSAPrivateCrtKey privateKey) {
    try {
      RSAPublicKeySpec spec =
          new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent());
      RSAPublicKey publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
      return jwk(new RSAKey.Builder(publicKey).privateKey(privateKey));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("an RSA key has a public half", impossible);
    }
  }

  private static RSAKey jwk(RSAKey.Builder builder) {
    try {
      return builder
          .algorithm(JWSAlgorithm.RS256)
          .keyUse(KeyUse.SIGNATURE)
          .keyIDFromThumbprint()
          .build();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("an RSA key has a thumbprint", impossible);
    }
  }
}
