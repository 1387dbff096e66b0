package io.repstream.gateway.admission;

import io.repstream.common.clock.WallClock;
import io.repstream.common.credential.CredentialSeal;
import io.repstream.common.id.GatewayId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.gateway.redis.RedisBatcher;
import io.repstream.gateway.redis.RedisScript;
import io.repstream.gateway.session.CredentialAnswer;
import io.repstream.gateway.session.Effect.Identity;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Admission by what Redis holds. The requests of all connections share round trips. */
public final class RedisAdmissionStore implements AdmissionStore {
  static final RedisScript CLAIM = RedisScript.besideOf(RedisAdmissionStore.class, "claim.lua");

  private final RedisBatcher batcher;
  private final BooleanSupplier storeIsFit;
  private final Context context;

  /**
   * What every request needs.
   *
   * @param shards where the durable marks lie
   */
  public record Context(
      GatewayId gatewayId, CredentialSeal seal, TelemetryShards shards, WallClock clock) {}

  /**
   * @param batcher must know {@link #scripts}
   * @param storeIsFit whether the store may be written to; before that nobody is admitted
   */
  public RedisAdmissionStore(RedisBatcher batcher, BooleanSupplier storeIsFit, Context context) {
    this.batcher = batcher;
    this.storeIsFit = storeIsFit;
    this.context = context;
  }

  /** The scripts that the batcher must know. */
  public static List<RedisScript> scripts() {
    return List.of(CLAIM);
  }

  @Override
  public void lookUp(MachineId machineId, Consumer<CredentialAnswer> answer) {
    if (storeIsFit.getAsBoolean()) {
      batcher.submit(new RedisCredentialRequest(machineId, context.seal(), this::ask, answer));
    } else {
      answer.accept(new CredentialAnswer.Unanswerable());
    }
  }

  /** Asks the api for a credential that is not there. */
  private void ask(MachineId machineId) {
    batcher.submit(new RedisCredentialQuestion(machineId));
  }

  @Override
  public void claim(Identity identity, Consumer<ClaimAnswer> answer) {
    batcher.submit(new RedisClaimRequest(identity, context, answer));
  }

  @Override
  public void review(List<OwnedConnection> connections, Consumer<Review> answer) {
    batcher.submit(new RedisReviewRequest(connections, context.seal(), answer));
  }
}
