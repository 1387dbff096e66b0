package io.repstream.gateway.status;

import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.LinkStatus;
import io.repstream.common.redis.RedisKeys;
import io.repstream.gateway.redis.RedisBatcher;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.redis.RedisRequest;
import io.repstream.gateway.redis.RedisScript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

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

  @Override
  public void read(GymId gymId, Consumer<Map<MachineId, LinkStatus>> answer) {
    batcher.submit(new Question(gymId, json, answer));
  }

  private static final class Question implements RedisRequest {
    private final GymId gymId;
    private final StatusJson json;
    private final Consumer<Map<MachineId, LinkStatus>> answer;
    private @Nullable Response<Map<String, String>> fields;

    Question(GymId gymId, StatusJson json, Consumer<Map<MachineId, LinkStatus>> answer) {
      this.gymId = gymId;
      this.json = json;
      this.answer = answer;
    }

    @Override
    public void send(AbstractPipeline pipeline) {
      fields = pipeline.hgetAll(RedisKeys.floorLink(gymId));
    }

    @Override
    public void answered() {
      Map<MachineId, LinkStatus> links = new HashMap<>();
      if (fields != null) {
        fields
            .get()
            .forEach(
                (id, text) ->
                    json.link(text).ifPresent(status -> links.put(new MachineId(id), status)));
      }
      answer.accept(links);
    }

    @Override
    public void failed(RedisFault fault) {
      // Nothing is known, so nothing is told; the next look comes.
    }
  }
}
