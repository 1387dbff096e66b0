package io.repstream.gateway;

import io.repstream.common.config.Guard;
import io.repstream.common.config.Profile;
import io.repstream.common.config.SettingsReader;
import io.repstream.common.net.AddressRange;
import io.repstream.common.redis.RedisTopology;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.gateway.admin.AdminConfig;
import io.repstream.gateway.drain.DrainConfig;
import io.repstream.gateway.handler.AddressLimits;
import io.repstream.gateway.net.DoorConfig;
import io.repstream.gateway.net.tls.TlsConfig;
import io.repstream.gateway.redis.RedisConfig;
import io.repstream.gateway.session.SampleRates;
import io.repstream.gateway.session.SessionTerms;
import io.repstream.gateway.telemetry.TelemetryConfig;
import io.repstream.gateway.telemetry.store.Durability;
import io.repstream.gateway.telemetry.store.RedisEntryStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that can be set of a gateway; complete and right, or the gateway does not start.
 *
 * @param loops threads that serve machine connections
 * @param masterKey 32 bytes that open sealed machine credentials; owned by the config
 * @param stop how the gateway ends
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never shown; see toString
public record GatewayConfig(
    Doors doors,
    int loops,
    SessionTerms session,
    Stores stores,
    byte[] masterKey,
    StopConfig stop) {

  /**
   * Who connects where.
   *
   * @param maxConnections of machines through all doors; more are turned away
   * @param addresses what one address may do before a proof
   * @param maxBridgeChannels machines that one connection may relay; 0 for none
   * @param tls of both machine doors; empty where they are plain
   * @param trustedProxies balancers whose connections begin with a PROXY header
   */
  public record Doors(
      DoorConfig tcp,
      DoorConfig webSocket,
      int maxConnections,
      AddressLimits addresses,
      int maxBridgeChannels,
      Optional<TlsConfig> tls,
      List<AddressRange> trustedProxies,
      AdminConfig admin) {
    public Doors {
      trustedProxies = List.copyOf(trustedProxies);
    }
  }

  /** Where samples go, and how. */
  public record Stores(RedisConfig redis, TelemetryConfig telemetry) {}

  /**
   * How the gateway ends.
   *
   * @param drain how it lets its machines go
   * @param limit for what is under way to be stored, and for links to be written, each
   */
  public record StopConfig(DrainConfig drain, Duration limit) {}

  private static final String MASTER_KEY = "repstream.machine.master-key";
  private static final String REDIS_URL = "repstream.redis.stream.url";
  private static final String DURABILITY = "repstream.gateway.durability";
  private static final int KEY_BYTES = 32;
  private static final int MAX_PORT = 65_535;
  private static final int MIN_TOKEN_CHARS = 32;
  private static final int MIB = 1024 * 1024;

  /**
   * Reads all settings.
   *
   * @throws io.repstream.common.config.InvalidSettingsException with every problem, where any is
   */
  public static GatewayConfig read(SettingsReader settings) {
    Guard guard = new Guard(settings, Profile.read(settings));
    return settings.orThrow(
        new GatewayConfig(
            doors(settings, guard),
            settings.integerOr(
                "repstream.gateway.loops", Runtime.getRuntime().availableProcessors(), 1, 256),
            session(settings),
            stores(settings, guard),
            masterKey(settings, guard),
            stop(settings)));
  }

  private static byte[] masterKey(SettingsReader settings, Guard guard) {
    byte[] masterKey = settings.keyBytes(MASTER_KEY, KEY_BYTES);
    if (masterKey.length != KEY_BYTES) {
      settings.reject(MASTER_KEY, "must be 32 bytes", "base64url of 32 random bytes");
    }
    guard.secretKey(MASTER_KEY, masterKey);
    return masterKey;
  }

  private static Stores stores(SettingsReader settings, Guard guard) {
    Stores stores = new Stores(redis(settings), telemetry(settings));
    guard.redis(REDIS_URL, stores.redis().url());
    if (stores.telemetry().storing().durability() == Durability.NONE) {
      guard.refuse(
          DURABILITY, "what is acknowledged must be on a disk outside development", "replica");
    }
    return stores;
  }

  private static Doors doors(SettingsReader settings, Guard guard) {
    DoorConfig tcp = door(settings, "tcp", 7070);
    DoorConfig webSocket = door(settings, "ws", 7071);
    if (!tcp.open() && !webSocket.open()) {
      settings.reject("repstream.gateway.ws.enabled", "no door is open to machines", "true");
    }
    return new Doors(
        tcp,
        webSocket,
        settings.integerOr("repstream.gateway.max-connections", 25_000, 1, 1_000_000),
        addresses(settings),
        settings.integerOr("repstream.gateway.bridge.max-channels", 256, 0, 65_536),
        TlsSettings.read(settings, guard),
        trustedProxies(settings),
        admin(settings));
  }

  private static DoorConfig door(SettingsReader settings, String name, int port) {
    String prefix = "repstream.gateway." + name;
    return new DoorConfig(
        settings.switchOr(prefix + ".enabled", true),
        settings.textOr(prefix + ".host", "127.0.0.1"),
        settings.integerOr(prefix + ".port", port, 0, MAX_PORT),
        settings.integerOr(prefix + ".backlog", 4_096, 1, MAX_PORT));
  }

  private static AddressLimits addresses(SettingsReader settings) {
    return new AddressLimits(
        settings.integerOr("repstream.gateway.address.max-handshakes", 10_000, 1, 1_000_000),
        settings.integerOr("repstream.gateway.address.max-wrong-proofs", 1_000, 1, 1_000_000),
        seconds(settings, "repstream.gateway.address.block", 60, 86_400));
  }

  private static List<AddressRange> trustedProxies(SettingsReader settings) {
    String key = "repstream.gateway.proxy.trusted";
    List<AddressRange> ranges = new ArrayList<>();
    for (String range : settings.list(key)) {
      try {
        ranges.add(AddressRange.parse(range));
      } catch (IllegalArgumentException unreadable) {
        settings.reject(
            key, "is no range of addresses: " + unreadable.getMessage(), "10.0.0.0/16, fd00::/8");
      }
    }
    return ranges;
  }

  private static AdminConfig admin(SettingsReader settings) {
    String tokenKey = "repstream.gateway.admin.token";
    AdminConfig admin =
        new AdminConfig(
            settings.textOr("repstream.gateway.admin.host", "127.0.0.1"),
            settings.integerOr("repstream.gateway.admin.port", 7079, 0, MAX_PORT),
            settings.optionalSecret(tokenKey));
    String example = "base64url of 32 random bytes";
    if (admin.token().isPresent() && admin.token().get().reveal().length() < MIN_TOKEN_CHARS) {
      settings.reject(tokenKey, "shorter than " + MIN_TOKEN_CHARS + " characters", example);
    } else if (admin.token().isEmpty() && !isLoopback(admin.host())) {
      settings.reject(tokenKey, "missing, though others than this host can connect", example);
    }
    return admin;
  }

  private static boolean isLoopback(String host) {
    InetAddress address = new InetSocketAddress(host, 0).getAddress();
    return address != null && address.isLoopbackAddress();
  }

  private static SessionTerms session(SettingsReader settings) {
    return new SessionTerms(
        seconds(settings, "repstream.gateway.heartbeat", 30, 120),
        settings.durationOr(
            "repstream.gateway.handshake-limit",
            Duration.ofSeconds(10),
            Duration.ofMillis(100),
            Duration.ofSeconds(10)),
        seconds(settings, "repstream.gateway.farewell-limit", 2, 60),
        settings.integerOr("repstream.gateway.max-frame-bytes", 16_384, 1_024, MIB),
        settings.integerOr("repstream.gateway.window-samples", 1_024, 1, 65_535),
        new SampleRates(
            settings.integerOr("repstream.gateway.rate.frames", 2_000, 1, 1_000_000),
            settings.integerOr("repstream.gateway.rate.samples", 20_000, 1, 10_000_000),
            settings.integerOr("repstream.gateway.rate.bytes", 2 * MIB, 1_024, 1_024 * MIB),
            settings.integerOr("repstream.gateway.rate.burst-seconds", 10, 1, 3_600)));
  }

  private static Duration seconds(SettingsReader settings, String key, int fallback, int max) {
    return settings.durationOr(
        key, Duration.ofSeconds(fallback), Duration.ofSeconds(1), Duration.ofSeconds(max));
  }

  private static RedisConfig redis(SettingsReader settings) {
    URI url = settings.uri(REDIS_URL, "redis://127.0.0.1:6379", Set.of("redis", "rediss"));
    Duration shortest = Duration.ofMillis(50);
    Duration longest = Duration.ofSeconds(30);
    return new RedisConfig(
        url,
        settings.constantOr("repstream.redis.topology", RedisTopology.SINGLE),
        settings.durationOr(
            "repstream.redis.connect-timeout", Duration.ofSeconds(1), shortest, longest),
        settings.durationOr(
            "repstream.redis.answer-timeout", Duration.ofSeconds(2), shortest, longest));
  }

  private static TelemetryConfig telemetry(SettingsReader settings) {
    return new TelemetryConfig(
        shards(settings),
        settings.integerOr("repstream.gateway.writers", 2, 1, 8),
        settings.durationOr(
            "repstream.gateway.linger", Duration.ofMillis(2), Duration.ZERO, Duration.ofSeconds(1)),
        settings.integerOr("repstream.gateway.max-entry-bytes", MIB / 4, 4_096, 16 * MIB),
        settings.integerOr("repstream.gateway.in-flight-bytes", 128 * MIB, MIB, Integer.MAX_VALUE),
        storing(settings));
  }

  private static RedisEntryStore.Rules storing(SettingsReader settings) {
    return new RedisEntryStore.Rules(
        settings.constantOr(DURABILITY, Durability.LOCAL),
        settings.durationOr(
            "repstream.gateway.replica-wait",
            Duration.ofMillis(500),
            Duration.ofMillis(10),
            Duration.ofSeconds(10)));
  }

  private static TelemetryShards shards(SettingsReader settings) {
    String key = "repstream.telemetry.shards";
    int count = settings.integerOr(key, TelemetryShards.DEFAULT_COUNT, 1, 8);
    if (Integer.bitCount(count) != 1) {
      settings.reject(key, "must be 1, 2, 4 or 8", "8");
      return new TelemetryShards(TelemetryShards.DEFAULT_COUNT);
    }
    return new TelemetryShards(count);
  }

  private static StopConfig stop(SettingsReader settings) {
    return new StopConfig(
        drain(settings), seconds(settings, "repstream.gateway.stop-limit", 5, 600));
  }

  private static DrainConfig drain(SettingsReader settings) {
    String prefix = "repstream.gateway.drain";
    Duration longest = Duration.ofHours(1);
    return new DrainConfig(
        settings.durationOr(prefix + ".window", Duration.ofMinutes(8), Duration.ZERO, longest),
        settings.durationOr(
            prefix + ".interval",
            Duration.ofSeconds(1),
            Duration.ofMillis(50),
            Duration.ofMinutes(1)),
        settings.integerOr(prefix + ".batch", 500, 1, 100_000),
        settings.durationOr(
            prefix + ".reconnect-spread", Duration.ofSeconds(10), Duration.ZERO, longest));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "GatewayConfig[%s, loops=%d, %s, %s, %s]".formatted(doors, loops, session, stores, stop);
  }
}
