package io.repstream.api.account.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.repstream.api.platform.config.ApiConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;

/** The key that signs our tokens, and its public half. */
@ApplicationScoped
public class SigningKey {
  private final RSAKey key;

  @Inject
  public SigningKey(ApiConfig config) {
    this(config.tokens().signingKey());
  }

  SigningKey(RSAPrivateCrtKey privateKey) {
    try {
      RSAPublicKeySpec spec =
          new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent());
      RSAPublicKey publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
      this.key =
          new RSAKey.Builder(publicKey)
              .privateKey(privateKey)
              .algorithm(JWSAlgorithm.RS256)
              .keyUse(KeyUse.SIGNATURE)
              .keyIDFromThumbprint()
              .build();
    } catch (GeneralSecurityException | JOSEException impossible) {
      throw new IllegalStateException("an RSA key has a public half and a thumbprint", impossible);
    }
  }

  /** Its id: the thumbprint of the public half (RFC 7638). */
  String keyId() {
    return key.getKeyID();
  }

  /** Both halves. */
  RSAKey pair() {
    return key;
  }

  /** What the world may know, as a JSON Web Key Set. */
  String publicKeySet() {
    return new JWKSet(key).toString();
  }
}
