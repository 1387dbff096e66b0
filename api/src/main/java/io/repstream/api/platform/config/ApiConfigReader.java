package io.repstream.api.platform.config;

import io.repstream.api.platform.config.account.AccountConfig;
import io.repstream.api.platform.config.account.AccountSettings;
import io.repstream.api.platform.config.limit.LimitSettings;
import io.repstream.api.platform.config.limit.LimitsConfig;
import io.repstream.api.platform.config.listener.ListenerSettings;
import io.repstream.api.platform.config.source.MicroProfileSettings;
import io.repstream.common.config.Guard;
import io.repstream.common.config.Profile;
import io.repstream.common.config.Secret;
import io.repstream.common.config.SettingsReader;
import io.repstream.common.credential.CredentialSeal;
import io.repstream.common.redis.RedisTopology;
import io.repstream.common.redis.TelemetryShards;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Reads {@link ApiConfig} from settings; all problems are told together. */
public final class ApiConfigReader {
  static final String REDIS_STREAM_URL = "repstream.redis.stream.url";
  static final String REDIS_TOPOLOGY = "repstream.redis.topology";
  static final String TELEMETRY_SHARDS = "repstream.telemetry.shards";
  static final String REDIS_CACHE_URL = "repstream.redis.cache.url";
  static final String MONGODB_URL = "repstream.mongodb.url";
  static final String MONGODB_DATABASE = "repstream.mongodb.database";
  static final String S3_URL = "repstream.s3.url";
  static final String S3_ACCESS_KEY = "repstream.s3.access-key";
  static final String S3_SECRET_KEY = "repstream.s3.secret-key";
  static final String MASTER_KEY = "repstream.machine.master-key";
  static final String JWT_ISSUER = "repstream.jwt.issuer";
  static final String JWT_AUDIENCE = "repstream.jwt.audience";
  static final String JWT_PRIVATE_KEY = "repstream.jwt.private-key";
  static final String JWT_FURTHER_KEYS = "repstream.jwt.further-public-keys";
  static final String PEPPER = "repstream.password.pepper";
  static final String OPERATOR_EMAIL = "repstream.bootstrap.operator.email";
  static final String OPERATOR_PASSWORD = "repstream.bootstrap.operator.password";
  static final String ALLOWED_ORIGINS = "repstream.api.allowed-origins";

  private static final String DEVELOPERS_ISSUER = "https://repstream.localhost";
  private static final int KEY_BYTES = 32;
  private static final Set<String> REDIS_SCHEMES = Set.of("redis", "rediss");

  private final SettingsReader settings;
  private final Profile profile;
  private final Guard guard;

  private ApiConfigReader(SettingsReader settings) {
    this.settings = settings;
    this.profile = Profile.read(settings);
    this.guard = new Guard(settings, profile);
  }

  /**
   * Reads all settings.
   *
   * @throws io.repstream.common.config.InvalidSettingsException with a table of all problems
   */
  public static ApiConfig read(Config config) {
    return read(MicroProfileSettings.reader(config));
  }

  static ApiConfig read(SettingsReader settings) {
    return settings.orThrow(new ApiConfigReader(settings).config());
  }

  private ApiConfig config() {
    byte[] masterKey = settings.keyBytes(MASTER_KEY, KEY_BYTES);
    if (masterKey.length != KEY_BYTES) {
      settings.reject(MASTER_KEY, "longer than 32 bytes", "base64url of 32 random bytes");
    }
    guard.secretKey(MASTER_KEY, masterKey);
    return new ApiConfig(
        profile,
        new ListenerSettings(settings).read(),
        http(),
        redis(),
        mongo(),
        s3(),
        tokens(),
        passwords(),
        accounts(),
        limits(),
        new CredentialSeal(Arrays.copyOf(masterKey, KEY_BYTES)),
        settings.integerOr(TELEMETRY_SHARDS, TelemetryShards.DEFAULT_COUNT, 1, 8),
        settings.constantOr("repstream.ingest.role", IngestRole.ALL),
        settings.textOr("repstream.ingest.consumer", hostName()),
        settings.durationOr(
            "repstream.samples.raw-life",
            Duration.ofDays(400),
            Duration.ofDays(8),
            Duration.ofDays(3_650)),
        operator());
  }

  private AccountConfig accounts() {
    AccountSettings.Environment environment =
        profile.isGuarded()
            ? AccountSettings.Environment.GUARDED
            : AccountSettings.Environment.DEVELOPMENT;
    return new AccountSettings(settings, environment).read();
  }

  private LimitsConfig limits() {
    LimitSettings limits = new LimitSettings(settings);
    return profile.isGuarded() ? limits.guarded() : limits.relaxed();
  }

  private HttpConfig http() {
    return new HttpConfig(
        settings.integerOr("repstream.api.max-body-bytes", 1 << 20, 1 << 10, 1 << 22),
        settings.integerOr("repstream.api.max-upload-bytes", 1 << 22, 1 << 10, 1 << 22),
        settings.durationOr(
            "repstream.api.stop-grace", Duration.ofSeconds(20), Duration.ZERO, minutes(5)),
        settings.durationOr("repstream.api.stop-delay", Duration.ZERO, Duration.ZERO, minutes(2)),
        origins(ALLOWED_ORIGINS),
        origins("repstream.api.media-origins"),
        origins("repstream.api.socket-origins"));
  }

  private RedisConfig redis() {
    URI stream = settings.uri(REDIS_STREAM_URL, "redis://127.0.0.1:6379", REDIS_SCHEMES);
    Optional<URI> cache = settings.optionalUri(REDIS_CACHE_URL, stream.toString(), REDIS_SCHEMES);
    guard.redis(REDIS_STREAM_URL, stream);
    cache.ifPresent(url -> guard.redis(REDIS_CACHE_URL, url));
    RedisTopology topology = settings.constantOr(REDIS_TOPOLOGY, RedisTopology.SINGLE);
    RedisTopology cacheTopology = settings.constantOr("repstream.redis.cache.topology", topology);
    Duration timeout =
        settings.durationOr(
            "repstream.redis.timeout",
            RedisConfig.Place.DEFAULT_TIMEOUT,
            Duration.ofMillis(50),
            Duration.ofSeconds(10));
    RedisConfig.Place place = new RedisConfig.Place(stream, topology, timeout);
    return new RedisConfig(
        place, cache.map(url -> new RedisConfig.Place(url, cacheTopology, timeout)).orElse(place));
  }

  private MongoConfig mongo() {
    String example = "mongodb://127.0.0.1:27017";
    Secret url = settings.secret(MONGODB_URL, example);
    String text = url.reveal();
    if (!text.isEmpty() && !text.startsWith("mongodb://") && !text.startsWith("mongodb+srv://")) {
      settings.reject(MONGODB_URL, "must be a mongodb connection string", example);
    }
    if (!text.startsWith("mongodb+srv://") && !text.contains("tls=true")) {
      guard.refuse(MONGODB_URL, "must use TLS outside development", "mongodb+srv://host");
    }
    return new MongoConfig(url, settings.textOr(MONGODB_DATABASE, "repstream"));
  }

  private S3Config s3() {
    String example = "https://s3.example.com";
    Optional<URI> url = settings.optionalUri(S3_URL, example, Set.of("http", "https"));
    if (url.stream().anyMatch(uri -> "http".equals(uri.getScheme()))) {
      guard.refuse(S3_URL, "must use TLS outside development", example);
    }
    Optional<String> accessKey = settings.optionalText(S3_ACCESS_KEY);
    Optional<Secret> secretKey = settings.optionalSecret(S3_SECRET_KEY);
    if (accessKey.isPresent() != secretKey.isPresent()) {
      settings.reject(
          accessKey.isPresent() ? S3_SECRET_KEY : S3_ACCESS_KEY,
          "access key and secret key go together",
          "both, or none where the process has a role");
    }
    return new S3Config(
        url,
        settings.textOr("repstream.s3.region", "us-east-1"),
        settings.textOr("repstream.s3.bucket", "repstream"),
        accessKey.flatMap(key -> secretKey.map(secret -> new S3Config.Keys(key, secret))));
  }

  private @Nullable TokenConfig tokens() {
    Secret key = settings.secret(JWT_PRIVATE_KEY, "PKCS#8 PEM of an RSA key of 2,048 bits or more");
    Optional<RSAPrivateCrtKey> signingKey = SigningKeyText.parse(key.reveal());
    if (signingKey.isEmpty()) {
      settings.reject(JWT_PRIVATE_KEY, "not an RSA key of 2,048 bits or more", "PKCS#8 PEM");
    }
    List<RSAPublicKey> further = furtherKeys();
    String issuer = settings.textOr(JWT_ISSUER, DEVELOPERS_ISSUER);
    if (issuer.equals(DEVELOPERS_ISSUER)) {
      guard.refuse(JWT_ISSUER, "must be set outside development", "https://api.example.com");
    }
    String audience = settings.textOr(JWT_AUDIENCE, "repstream-api");
    Duration accessLife =
        settings.durationOr(
            "repstream.jwt.access-token-life", minutes(10), Duration.ofSeconds(5), minutes(15));
    Duration refreshLife =
        settings.durationOr(
            "repstream.jwt.refresh-token-life",
            Duration.ofDays(30),
            minutes(1),
            Duration.ofDays(90));
    return signingKey
        .map(rsa -> new TokenConfig(issuer, audience, rsa, further, accessLife, refreshLife))
        .orElse(null);
  }

  private List<RSAPublicKey> furtherKeys() {
    return settings
        .optionalText(JWT_FURTHER_KEYS)
        .map(
            text ->
                SigningKeyText.parsePublic(text)
                    .orElseGet(
                        () -> {
                          settings.reject(
                              JWT_FURTHER_KEYS,
                              "not RSA public keys of 2,048 bits or more",
                              "PEM, one or more PUBLIC KEY blocks");
                          return List.of();
                        }))
        .orElse(List.of());
  }

  private PasswordConfig passwords() {
    byte[] pepper = settings.keyBytes(PEPPER, KEY_BYTES);
    guard.secretKey(PEPPER, pepper);
    return new PasswordConfig(
        new SecretKeySpec(pepper, "HmacSHA384"),
        settings.textOr("repstream.password.pepper-id", "p1"),
        settings.integerOr("repstream.password.bcrypt-cost", 12, 10, 16));
  }

  private Optional<OperatorConfig> operator() {
    Optional<String> email = settings.optionalText(OPERATOR_EMAIL);
    Optional<Secret> password = settings.optionalSecret(OPERATOR_PASSWORD);
    if (email.isPresent() != password.isPresent()) {
      settings.reject(
          email.isPresent() ? OPERATOR_PASSWORD : OPERATOR_EMAIL,
          "e-mail and password go together",
          "both or none");
    }
    return email.flatMap(address -> password.map(word -> new OperatorConfig(address, word)));
  }

  private List<String> origins(String key) {
    List<String> origins = settings.list(key);
    guard.origins(key, origins);
    return origins;
  }

  /** Stable for an instance, which is all that a default must be. */
  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "api";
    }
  }

  private static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }
}
