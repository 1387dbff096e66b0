package io.repstream.api.account.password;

import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.redis.RedisClients;
import io.repstream.api.platform.secret.DerivedKey;
import io.repstream.common.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** Known addresses as keys without either name in them, forgotten after 90 days without a login. */
@ApplicationScoped
public class RedisKnownAddresses implements KnownAddresses {
  private static final Logger LOG = LoggerFactory.getLogger(RedisKnownAddresses.class);
  private static final Duration MEMORY = Duration.ofDays(90);

  private final RedisClients redis;
  private final DerivedKey key;

  @Inject
  public RedisKnownAddresses(RedisClients redis, ApiConfig config) {
    this.redis = redis;
    this.key = DerivedKey.of(config.passwords().pepper(), "repstream known addresses 1");
  }

  @Override
  public boolean knows(String account, String address) {
    try {
      return redis.stream().exists(name(account, address));
    } catch (JedisException away) {
      LOG.warn("cannot tell whether an address is known: {}", away.toString());
      return false;
    }
  }

  @Override
  public void add(String account, String address) {
    try {
      redis.stream().set(name(account, address), "1", SetParams.setParams().ex(MEMORY.toSeconds()));
    } catch (JedisException away) {
      LOG.warn("an address cannot be remembered: {}", away.toString());
    }
  }

  private String name(String account, String address) {
    return RedisKeys.knownAddress(key.hex(account + "|" + address).substring(0, 32));
  }
}
