package io.repstream.gateway.admission;

import io.repstream.common.id.MachineId;
import io.repstream.gateway.session.Input;
import io.repstream.gateway.session.SessionText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks again, every few seconds and when woken, whether the connected machines are still ours,
 * still permitted, and what they show. A lost wake-up therefore costs seconds, nothing else.
 */
public final class OwnershipWatch {
  private static final int BATCH = 200;

  private final AdmissionStore store;
  private final LiveMachines machines;

  public OwnershipWatch(AdmissionStore store, LiveMachines machines) {
    this.store = store;
    this.machines = machines;
  }

  /** Reviews all machines, in batches; returns without waiting for the answers. */
  public void reviewAll() {
    List<OwnedConnection> batch = new ArrayList<>(BATCH);
    for (OwnedConnection connection : machines.all()) {
      batch.add(connection);
      if (batch.size() == BATCH) {
        review(batch);
        batch = new ArrayList<>(BATCH);
      }
    }
    if (!batch.isEmpty()) {
      review(batch);
    }
  }

  /** Reviews one machine, if it is connected here. */
  public void review(MachineId machineId) {
    machines.find(machineId).ifPresent(connection -> review(List.of(connection)));
  }

  private void review(List<OwnedConnection> connections) {
    store.review(connections, OwnershipWatch::tell);
  }

  private static void tell(Review review) {
    OwnedConnection connection = review.connection();
    switch (review) {
      case Review.Unchanged(var _, Optional<SessionText> session) ->
          session.ifPresent(text -> connection.tell(new Input.SessionChanged(text)));
      case Review.Replaced _ -> connection.tell(Dismissals.replaced());
      case Review.Revoked _ -> connection.tell(Dismissals.revoked());
      case Review.Quarantined _ -> connection.tell(Dismissals.quarantined());
    }
  }
}
