package io.repstream.api.machine;

import static io.repstream.api.platform.redis.RedisBatch.COMMANDS;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.redis.RedisBatch;
import io.repstream.api.platform.redis.RedisClients;
import io.repstream.common.credential.CredentialSeal;
import io.repstream.common.credential.MachineCredential;
import io.repstream.common.id.GatewayId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * Credentials in Redis, sealed as they are stored. {@code credential:epoch} says that all are
 * there; while it is missing, gateways ask machines to come again later instead of refusing them.
 */
@ApplicationScoped
public class RedisCredentialProjection implements CredentialProjection {
  private static final Logger LOG = LoggerFactory.getLogger(RedisCredentialProjection.class);
  private static final int PAGE = 500;
  private static final int ANSWERS_AT_ONCE = 256;
  private static final Duration UNKNOWN_KEPT = Duration.ofSeconds(60);

  private final MachineStore store;
  private final UnifiedJedis redis;
  private final CredentialSeal seal;

  @Inject
  public RedisCredentialProjection(MachineStore store, RedisClients redis, ApiConfig config) {
    this.store = store;
    this.redis = redis.stream();
    this.seal = config.seal();
  }

  @Override
  public void project(Machine machine) {
    try {
      redis.set(key(machine.id()), machine.credential().sealedBytes());
    } catch (JedisException away) {
      LOG.warn("credential of machine {} waits for the reconciliation", machine.id(), away);
    }
  }

  @Override
  public void wakeGatewayOf(MachineId machineId) {
    try {
      String gateway = redis.hget(RedisKeys.machineOwner(machineId), "gatewayId");
      if (gateway != null) {
        redis.publish(RedisKeys.gatewayWake(new GatewayId(gateway)), machineId.value());
      }
    } catch (JedisException away) {
      LOG.warn("the gateway of machine {} finds out by itself: {}", machineId, away.toString());
    }
  }

  @Override
  public void liftQuarantine(MachineId machineId) {
    redis.del(RedisKeys.machineQuarantine(machineId));
  }

  /**
   * Compares every credential with the store and mends what differs, page by page; then declares
   * the projection complete.
   *
   * @return how many were mended
   */
  public int reconcile() {
    int mended = 0;
    Optional<MachineId> after = Optional.empty();
    List<Machine> page;
    do {
      page = store.all(after, PAGE);
      mended += mend(page);
      after = page.isEmpty() ? after : Optional.of(page.getLast().id());
    } while (page.size() == PAGE);
    redis.set(RedisKeys.CREDENTIAL_EPOCH, "1");
    return mended;
  }

  /**
   * Answers machines that a gateway asked about: with their credential, or for a minute with the
   * word that there is no such machine.
   *
   * @return how many were answered
   */
  public int answerRequests() {
    List<String> asked = redis.lpop(RedisKeys.CREDENTIAL_REQUESTS, ANSWERS_AT_ONCE);
    if (asked == null) {
      return 0;
    }
    asked.stream().distinct().filter(MachineId::isValid).map(MachineId::new).forEach(this::answer);
    return asked.size();
  }

  private void answer(MachineId id) {
    Optional<Machine> machine = store.byId(id);
    if (machine.isPresent()) {
      project(machine.get());
    } else {
      byte[] unknown = seal.seal(id, MachineCredential.unknown());
      redis.set(key(id), unknown, SetParams.setParams().ex(UNKNOWN_KEPT.toSeconds()));
    }
  }

  private int mend(List<Machine> page) {
    List<Machine> wrong = differing(page);
    if (!wrong.isEmpty()) {
      RedisBatch.run(
          redis,
          wrong.stream()
              .map(machine -> COMMANDS.set(key(machine.id()), machine.credential().sealedBytes()))
              .toList());
    }
    return wrong.size();
  }

  private List<Machine> differing(List<Machine> page) {
    List<byte[]> projected =
        RedisBatch.run(
            redis, page.stream().map(machine -> COMMANDS.get(key(machine.id()))).toList());
    List<Machine> differing = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      if (revision(page.get(i).id(), projected.get(i)) != page.get(i).credential().revision()) {
        differing.add(page.get(i));
      }
    }
    return differing;
  }

  private long revision(MachineId id, byte[] sealed) {
    return sealed == null ? -1 : seal.open(id, sealed).map(MachineCredential::revision).orElse(-1L);
  }

  private static byte[] key(MachineId id) {
    return RedisKeys.machineCredential(id).getBytes(UTF_8);
  }
}
