package io.repstream.api.ingest;

import static io.repstream.api.platform.redis.RedisBatch.COMMANDS;

import io.repstream.api.ingest.track.MemberSignIn;
import io.repstream.api.ingest.track.SignInSource;
import io.repstream.api.platform.redis.RedisBatch;
import io.repstream.api.platform.redis.RedisClients;
import io.repstream.api.signin.SignIn;
import io.repstream.api.signin.SignIns;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.SignInId;
import io.repstream.common.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import redis.clients.jedis.UnifiedJedis;

/**
 * The api's sign-ins; the hint of a change is the text of SESSION, which is rewritten with each.
 */
@ApplicationScoped
public class RedisHintedSignIns implements SignInSource {
  private static final Instant FAR_FUTURE = Instant.ofEpochMilli(Long.MAX_VALUE / 2);

  private final SignIns signIns;
  private final UnifiedJedis redis;

  @Inject
  public RedisHintedSignIns(SignIns signIns, RedisClients redis) {
    this.signIns = signIns;
    this.redis = redis.stream();
  }

  @Override
  public List<MemberSignIn> since(MachineId machineId, Instant from) {
    return signIns.overlapping(machineId, from, FAR_FUTURE).stream()
        .map(RedisHintedSignIns::member)
        .toList();
  }

  @Override
  public Map<MachineId, String> marks(Collection<MachineId> machineIds) {
    List<MachineId> asked = List.copyOf(machineIds);
    List<String> sessions =
        RedisBatch.run(
            redis, asked.stream().map(id -> COMMANDS.get(RedisKeys.machineSession(id))).toList());
    Map<MachineId, String> marks = HashMap.newHashMap(asked.size());
    for (int i = 0; i < asked.size(); i++) {
      marks.put(asked.get(i), Objects.requireNonNullElse(sessions.get(i), ""));
    }
    return marks;
  }

  @Override
  public void conclude(SignInId id, Instant at) {
    signIns.conclude(id, at);
  }

  private static MemberSignIn member(SignIn recorded) {
    var signIn =
        new io.repstream.common.workout.SignIn(
            recorded.id(),
            recorded.workoutId(),
            recorded.memberId(),
            recorded.startedAt(),
            recorded.endedAt());
    return new MemberSignIn(signIn, recorded.alias(), recorded.concludedAt());
  }
}
