package io.repstream.gateway.status;

import io.repstream.common.id.GymId;
import io.repstream.gateway.redis.RedisBatcher;
import io.repstream.gateway.redis.RedisScript;
import java.util.List;
import java.util.function.Consumer;

/** Links in Redis, one script call per gym. */
public final class RedisLinkStore implements LinkStore {
  static final RedisScript LINK = RedisScript.besideOf(RedisLinkStore.class, "link.lua");

  private final RedisBatcher batcher;
  private final StatusJson json;

  /**
   * @param batcher must know {@link #scripts}
   */
  public RedisLinkStore(RedisBatcher batcher, StatusJson json) {
    this.batcher = batcher;
    this.json = json;
  }

  /** The scripts that the batcher must know. */
  public static List<RedisScript> scripts() {
    return List.of(LINK);
  }

  @Override
  public void write(GymId gymId, List<LinkChange> changes, Consumer<Boolean> outcome) {
    batcher.submit(new RedisLinkRequest(gymId, changes, json, outcome));
  }
}
