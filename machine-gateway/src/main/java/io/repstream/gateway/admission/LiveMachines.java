package io.repstream.gateway.admission;

import io.repstream.common.id.MachineId;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The machines that this gateway owns, each with its one connection: of two, the higher epoch
 * stays. Safe for all threads.
 */
public final class LiveMachines {
  private final Map<MachineId, OwnedConnection> byMachine = new ConcurrentHashMap<>();

  /** Enters a connection and dismisses the older one of its machine, which may be itself. */
  public void enter(OwnedConnection connection) {
    OwnedConnection newest =
        byMachine.merge(idOf(connection), connection, LiveMachines::higherEpoch);
    if (newest != connection) {
      dismiss(connection);
    }
  }

  private static OwnedConnection higherEpoch(OwnedConnection present, OwnedConnection entering) {
    boolean entersLater = entering.admission().epoch() > present.admission().epoch();
    if (entersLater) {
      dismiss(present);
    }
    return entersLater ? entering : present;
  }

  private static void dismiss(OwnedConnection older) {
    older.tell(Dismissals.replaced());
  }

  /** Removes a connection that has ended, unless a newer one has taken its place. */
  public void leave(OwnedConnection connection) {
    byMachine.remove(idOf(connection), connection);
  }

  public Optional<OwnedConnection> find(MachineId machineId) {
    return Optional.ofNullable(byMachine.get(machineId));
  }

  /** A live view. */
  public Collection<OwnedConnection> all() {
    return Collections.unmodifiableCollection(byMachine.values());
  }

  private static MachineId idOf(OwnedConnection connection) {
    return connection.admission().identity().machineId();
  }
}
