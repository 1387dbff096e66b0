package io.repstream.api.platform.config;

import io.repstream.api.platform.config.source.MicroProfileSettings;
import io.repstream.common.config.SettingsReader;
import io.repstream.common.redis.RedisTopology;
import io.repstream.common.redis.TelemetryShards;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * Where telemetry streams are, for operators' commands that need nothing else.
 *
 * @param redis the Redis that never evicts
 * @param shards how many streams
 */
public record StreamSettings(RedisConfig.Place redis, int shards) {
  /**
   * Reads both.
   *
   * @throws io.repstream.common.config.InvalidSettingsException with a table of all problems
   */
  public static StreamSettings read(Config config) {
    SettingsReader settings = MicroProfileSettings.reader(config);
    URI url =
        settings.uri(
            ApiConfigReader.REDIS_STREAM_URL, "redis://127.0.0.1:6379", Set.of("redis", "rediss"));
    int shards =
        settings.integerOr(ApiConfigReader.TELEMETRY_SHARDS, TelemetryShards.DEFAULT_COUNT, 1, 8);
    RedisTopology topology =
        settings.constantOr(ApiConfigReader.REDIS_TOPOLOGY, RedisTopology.SINGLE);
    return settings.orThrow(new StreamSettings(new RedisConfig.Place(url, topology), shards));
  }
}
