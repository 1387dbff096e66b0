package io.repstream.gateway.admission;

import io.repstream.common.credential.CredentialSeal;
import io.repstream.common.credential.CredentialState;
import io.repstream.common.credential.MachineCredential;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.redis.RedisRequest;
import io.repstream.gateway.session.Effect.Admission;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

/** Looks again at a batch of connected machines: owner, credential, session. */
final class RedisReviewRequest implements RedisRequest {
  private final List<OwnedConnection> connections;
  private final CredentialSeal seal;
  private final Consumer<Review> answer;
  private final List<Found> found = new ArrayList<>();

  RedisReviewRequest(
      List<OwnedConnection> connections, CredentialSeal seal, Consumer<Review> answer) {
    this.connections = List.copyOf(connections);
    this.seal = seal;
    this.answer = answer;
  }

  private record Found(
      OwnedConnection connection,
      Response<String> epoch,
      Response<byte[]> sealed,
      Response<String> session,
      Response<Boolean> quarantined) {}

  @Override
  public void send(AbstractPipeline pipeline) {
    found.clear();
    for (OwnedConnection connection : connections) {
      MachineId machineId = connection.admission().identity().machineId();
      byte[] credential = RedisKeys.machineCredential(machineId).getBytes(StandardCharsets.UTF_8);
      found.add(
          new Found(
              connection,
              pipeline.hget(RedisKeys.machineOwner(machineId), "epoch"),
              pipeline.get(credential),
              pipeline.get(RedisKeys.machineSession(machineId)),
              pipeline.exists(RedisKeys.machineQuarantine(machineId))));
    }
  }

  @Override
  public void answered() {
    for (Found machine : found) {
      answer.accept(judge(machine));
    }
  }

  private Review judge(Found machine) {
    OwnedConnection connection = machine.connection();
    Admission admission = connection.admission();
    String epoch = machine.epoch().get();
    if (epoch != null && Long.parseLong(epoch) > admission.epoch()) {
      return new Review.Replaced(connection);
    }
    if (isRevoked(machine.sealed().get(), admission)) {
      return new Review.Revoked(connection);
    }
    if (machine.quarantined().get()) {
      return new Review.Quarantined(connection);
    }
    return new Review.Unchanged(
        connection, Optional.ofNullable(machine.session().get()).map(SessionTexts::of));
  }

  /** A credential that is not there says nothing: the store may have been emptied. */
  private boolean isRevoked(byte @Nullable [] sealed, Admission admission) {
    if (sealed == null) {
      return false;
    }
    return seal.open(admission.identity().machineId(), sealed)
        .map(credential -> !permits(credential, admission))
        .orElse(false);
  }

  private static boolean permits(MachineCredential credential, Admission admission) {
    return credential.state() == CredentialState.ACTIVE
        && admission.identity().gymId().equals(credential.gymId())
        && (admission.keyId() == Admission.CERTIFICATE
            || credential.key(admission.keyId()).isPresent());
  }

  @Override
  public void failed(RedisFault fault) {
    // Nothing is known, so nothing is told; the next look comes in seconds.
  }
}
