package io.repstream.api.machine;

import io.repstream.api.audit.AuditEvent;
import io.repstream.api.platform.creation.Creation;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import java.util.List;
import java.util.Optional;

/** Where the inventory is kept. Safe for all threads; calls may block. */
public interface MachineStore {
  /** Adds a new machine. */
  void add(Machine machine, Creation<Machine> creation, AuditEvent audited);

  /**
   * Replaces a machine's credential.
   *
   * @param machine with a credential whose revision is one above the stored one's
   * @return whether it was
   */
  boolean replaceCredential(Machine machine);

  /** One machine. */
  Optional<Machine> byId(MachineId id);

  /**
   * The machines of a gym in order of id.
   *
   * @param after the id before the first, or empty from the start
   * @param limit most to answer
   */
  List<Machine> ofGym(GymId gymId, Optional<MachineId> after, int limit);

  /** All machines of all gyms in order of id, by pages as {@link #ofGym}. */
  List<Machine> all(Optional<MachineId> after, int limit);
}
