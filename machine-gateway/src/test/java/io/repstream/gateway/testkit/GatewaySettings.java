package io.repstream.gateway.testkit;

import io.repstream.common.config.SettingsReader;
import io.repstream.common.config.SettingsSource;
import io.repstream.gateway.GatewayConfig;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a gateway under test: free ports, and patience with a busy host; single ones can
 * be changed.
 */
public final class GatewaySettings {
  private final Map<String, String> values = new HashMap<>();

  private GatewaySettings() {}

  public static GatewaySettings with(TestRedis redis) {
    return with(redis, redis.process().url());
  }

  public static GatewaySettings with(TestRedisCluster redis) {
    return with(redis, redis.processes().url()).set("repstream.redis.topology", "cluster");
  }

  private static GatewaySettings with(StoredData data, String url) {
    return new GatewaySettings()
        .set("repstream.redis.stream.url", url)
        .set("repstream.redis.connect-timeout", "PT2S")
        .set("repstream.redis.answer-timeout", "PT5S")
        .set("repstream.machine.master-key", base64(data.masterKey()))
        .set("repstream.gateway.tcp.port", "0")
        .set("repstream.gateway.ws.port", "0")
        .set("repstream.gateway.admin.port", "0")
        .set("repstream.gateway.loops", "2")
        .set("repstream.gateway.farewell-limit", "PT1S")
        .set("repstream.gateway.drain.window", "PT0S")
        .set("repstream.gateway.stop-limit", "PT2S");
  }

  public GatewaySettings set(String key, String value) {
    values.put(key, value);
    return this;
  }

  public GatewayConfig read() {
    SettingsSource source = SettingsSource.of("test", key -> Optional.ofNullable(values.get(key)));
    return GatewayConfig.read(new SettingsReader(List.of(source)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
