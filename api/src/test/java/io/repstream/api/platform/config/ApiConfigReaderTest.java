package io.repstream.api.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.repstream.api.platform.config.listener.ListenerConfig;
import io.repstream.api.platform.config.listener.ListenerConfig.Door;
import io.repstream.api.platform.config.listener.ListenerConfig.TlsFiles;
import io.repstream.common.config.InvalidSettingsException;
import io.repstream.common.config.Profile;
import io.repstream.common.config.SettingProblem;
import io.repstream.common.config.SettingsReader;
import io.repstream.common.config.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiConfigReaderTest {
  private static final String KEY = Base64.getUrlEncoder().encodeToString(new byte[32]);
  private static final String PEM = pem(2048);

  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "repstream.redis.stream.url", "redis://127.0.0.1:6379",
              "repstream.mongodb.url", "mongodb://a,b,c/?replicaSet=r",
              "repstream.machine.master-key", KEY,
              "repstream.password.pepper", KEY,
              "repstream.jwt.private-key", PEM));

  @Test
  void needsOnlyStoresAndSecretsInDevelopment() {
    ApiConfig config = read();

    assertThat(config.profile()).isEqualTo(Profile.DEVELOPMENT);
    assertThat(config.redis().cache()).isEqualTo(config.redis().stream());
    assertThat(config.mongo().database()).isEqualTo("repstream");
    assertThat(config.tokens().accessTokenLife()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.passwords().bcryptCost()).isEqualTo(12);
    assertThat(config.ingestRole().ingests()).isTrue();
    assertThat(config.bootstrapOperator()).isEmpty();
  }

  @Test
  void listensOnTheLoopbackUnlessToldOtherwise() throws IOException {
    Door admin = new Door("127.0.0.1", 8081);
    assertThat(read().listener())
        .isEqualTo(new ListenerConfig(new Door("127.0.0.1", 8080), Optional.empty(), admin));
    Path file = Files.createTempFile("listener", ".pem");
    settings.put("repstream.api.host", "0.0.0.0");
    settings.put("repstream.api.tls.certificate-file", file.toString());
    settings.put("repstream.api.tls.key-file", file.toString());
    assertThat(read().listener())
        .isEqualTo(
            new ListenerConfig(
                new Door("0.0.0.0", 8080), Optional.of(new TlsFiles(file, file)), admin));
    Files.delete(file);
    settings.remove("repstream.api.tls.certificate-file");
    assertThatExceptionOfType(InvalidSettingsException.class)
        .isThrownBy(this::read)
        .satisfies(
            unfit ->
                assertThat(unfit.problems())
                    .extracting(SettingProblem::key)
                    .contains("repstream.api.tls.certificate-file", "repstream.api.tls.key-file"));
  }

  @Test
  void tellsAllProblemsTogetherAndNoSecret() {
    settings.put("repstream.redis.stream.url", "http://user:hidden@host");
    settings.put("repstream.mongodb.url", "postgres://hidden");
    settings.put("repstream.machine.master-key", "c2hvcnQ");
    settings.put("repstream.password.bcrypt-cost", "4");
    settings.remove("repstream.jwt.private-key");
    settings.put("repstream.bootstrap.operator.email", "op@example.com");

    assertThatExceptionOfType(InvalidSettingsException.class)
        .isThrownBy(this::read)
        .satisfies(
            unfit -> {
              assertThat(unfit.problems())
                  .extracting(SettingProblem::key)
                  .contains(
                      "repstream.redis.stream.url",
                      "repstream.mongodb.url",
                      "repstream.machine.master-key",
                      "repstream.password.bcrypt-cost",
                      "repstream.jwt.private-key",
                      "repstream.bootstrap.operator.password");
              assertThat(unfit).message().doesNotContain("hidden", "c2hvcnQ");
            });
  }

  @Test
  void refusesWeakSettingsOutsideDevelopment() {
    settings.put("mp.config.profile", "production");
    settings.put("repstream.s3.url", "http://files.example");
    settings.put("repstream.redis.cache.url", "rediss://nobody.example");
    assertThat(problems())
        .containsExactlyInAnyOrder(
            "repstream.redis.stream.url",
            "repstream.redis.cache.url",
            "repstream.mongodb.url",
            "repstream.s3.url",
            "repstream.jwt.issuer",
            "repstream.machine.master-key",
            "repstream.password.pepper",
            "repstream.mail.smtp.host");
  }

  @Test
  void refusesAnUnknownProfileAStarAndAShortSigningKey() {
    settings.put("mp.config.profile", "prod");
    settings.put("repstream.api.allowed-origins", "https://a.example, *");
    settings.put("repstream.jwt.private-key", pem(1024));
    settings.put("repstream.s3.access-key", "key without its secret");
    assertThat(problems())
        .containsExactlyInAnyOrder(
            "mp.config.profile",
            "repstream.s3.secret-key",
            "repstream.api.allowed-origins",
            "repstream.jwt.private-key");
  }

  @Test
  void readsListsAndTheOperator() {
    settings.put("repstream.api.allowed-origins", "https://a.example, https://b.example");
    settings.put("repstream.bootstrap.operator.email", "op@example.com");
    settings.put("repstream.bootstrap.operator.password", "a long phrase");

    ApiConfig config = read();

    assertThat(config.http().allowedOrigins())
        .containsExactly("https://a.example", "https://b.example");
    assertThat(config.bootstrapOperator())
        .hasValueSatisfying(operator -> assertThat(operator.password()).hasToString("***"));
  }

  private ApiConfig read() {
    SettingsSource source =
        SettingsSource.of("test", key -> Optional.ofNullable(settings.get(key)));
    return ApiConfigReader.read(new SettingsReader(List.of(source)));
  }

  private List<String> problems() {
    try {
      read();
      return List.of();
    } catch (InvalidSettingsException unfit) {
      return unfit.problems().stream().map(SettingProblem::key).toList();
    }
  }

  @Test
  void readsFurtherPublicKeys() throws Exception {
    settings.put("repstream.jwt.further-public-keys", publicPem(2048) + "\n" + publicPem(3072));
    assertThat(read().tokens().furtherKeys())
        .extracting(key -> key.getModulus().bitLength())
        .containsExactly(2048, 3072);

    for (String unfit : List.of("nonsense", publicPem(1024))) {
      settings.put("repstream.jwt.further-public-keys", unfit);
      assertThatExceptionOfType(InvalidSettingsException.class)
          .isThrownBy(this::read)
          .satisfies(
              told ->
                  assertThat(told.problems())
                      .extracting(SettingProblem::key)
                      .containsExactly("repstream.jwt.further-public-keys"));
    }
  }

  private static String publicPem(int bits) throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    byte[] der = generator.generateKeyPair().getPublic().getEncoded();
    String base64 = Base64.getMimeEncoder().encodeToString(der);
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
  }

  private static String pem(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder().encodeToString(der)
          + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
