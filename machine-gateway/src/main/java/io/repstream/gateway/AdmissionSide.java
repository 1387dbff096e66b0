package io.repstream.gateway;

import io.repstream.common.credential.CredentialSeal;
import io.repstream.common.id.GatewayId;
import io.repstream.gateway.admission.AdmissionStore;
import io.repstream.gateway.admission.LiveMachines;
import io.repstream.gateway.admission.OwnershipWatch;
import io.repstream.gateway.admission.RedisAdmissionStore;
import io.repstream.gateway.handler.Clocks;
import io.repstream.gateway.ops.GatewayMetrics;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.redis.RedisBatcher;
import java.util.function.BooleanSupplier;

/** The parts that decide who may connect, put together. */
final class AdmissionSide implements AutoCloseable {
  private final LiveMachines machines = new LiveMachines();
  private final RedisBatcher batcher;
  private final RedisAdmissionStore store;
  private final OwnershipWatch watch;

  AdmissionSide(
      GatewayId gatewayId,
      GatewayConfig config,
      RedisAccess access,
      BooleanSupplier storeIsFit,
      Clocks clocks,
      GatewayMetrics metrics) {
    this.batcher =
        new RedisBatcher(
            "admission",
            access,
            RedisAdmissionStore.scripts(),
            fault -> metrics.notStored(fault.label()));
    this.store =
        new RedisAdmissionStore(
            batcher,
            storeIsFit,
            new RedisAdmissionStore.Context(
                gatewayId,
                new CredentialSeal(config.masterKey()),
                config.stores().telemetry().shards(),
                clocks.wall()));
    this.watch = new OwnershipWatch(store, machines);
  }

  AdmissionStore store() {
    return store;
  }

  LiveMachines machines() {
    return machines;
  }

  OwnershipWatch watch() {
    return watch;
  }

  @Override
  public void close() {
    batcher.close();
  }
}
