package io.repstream.api.platform.redis;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.RedisConfig;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.common.redis.RedisTopology;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The stores on the one server of the running api. */
@ApiTest
class RedisSingleIT extends RedisStoresContract {
  private final ApiServer server;

  RedisSingleIT(ApiServer server) {
    this.server = server;
  }

  @Override
  RedisClients redis() {
    return server.bean(RedisClients.class);
  }

  @Override
  ApiConfig config() {
    return server.bean(ApiConfig.class);
  }

  @Test
  void isNotTakenForACluster() {
    URI url = config().redis().stream().url();
    assertThatIllegalStateException()
        .isThrownBy(
            () -> RedisTopologyCheck.check(new RedisConfig.Place(url, RedisTopology.CLUSTER)))
        .withMessageContaining("SINGLE");
  }

  @Test
  void isNotWaitedForAtTheStart() {
    URI nowhere = URI.create("redis://127.0.0.1:1");
    assertThatCode(
            () -> RedisTopologyCheck.check(new RedisConfig.Place(nowhere, RedisTopology.CLUSTER)))
        .doesNotThrowAnyException();
  }
}
