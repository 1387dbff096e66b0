package io.repstream.api.testing;

import io.helidon.config.mp.MpConfigSources;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.ApiConfigReader;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** The settings of an api for tests that make single parts of it by hand. */
public final class TestConfig {
  private static final String KEY = Base64.getUrlEncoder().encodeToString(new byte[32]);

  private TestConfig() {}

  /** What must be set, and these settings. */
  public static ApiConfig with(Map<String, String> settings) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "repstream.redis.stream.url",
                "redis://127.0.0.1:1",
                "repstream.mongodb.url",
                "mongodb://127.0.0.1:1",
                "repstream.machine.master-key",
                KEY,
                "repstream.password.pepper",
                KEY,
                "repstream.jwt.private-key",
                signingKey()));
    all.putAll(settings);
    return ApiConfigReader.read(
        ConfigProviderResolver.instance()
            .getBuilder()
            .withSources(MpConfigSources.create(all))
            .build());
  }

  /** A new RSA key as the setting holds it. */
  public static String signingKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
      return Base64.getEncoder().encodeToString(der);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has RSA", impossible);
    }
  }
}
