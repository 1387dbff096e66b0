package io.repstream.gateway.status;

import io.repstream.common.id.GatewayId;
import io.repstream.gateway.redis.RedisFault;
import java.util.Map;

/** Where gateways say that they live. Blocks; for one thread. */
public interface LeaseStore extends AutoCloseable {
  /** Renews a gateway's lease and reads all. */
  Renewal renew(GatewayId gatewayId);

  /** Removes the lease of a gateway that ends or has ended. */
  void end(GatewayId gatewayId);

  @Override
  void close();

  /** What became of a renewal. */
  sealed interface Renewal {
    /**
     * Written.
     *
     * @param storeTimeMs the store's clock
     * @param renewedAtMs gateway id → the store's clock at its last renewal
     */
    record Renewed(long storeTimeMs, Map<String, Long> renewedAtMs) implements Renewal {
      public Renewed {
        renewedAtMs = Map.copyOf(renewedAtMs);
      }
    }

    /** The store is away. */
    record Away(RedisFault fault) implements Renewal {}
  }
}
