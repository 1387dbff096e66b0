package io.repstream.api.ingest.track;

import io.repstream.common.id.MachineId;
import io.repstream.common.id.SignInId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Who signed in where, as ingest needs it. Safe for all threads; calls may block. */
public interface SignInSource {
  /** The sign-ins of a machine that began at a moment or later. */
  List<MemberSignIn> since(MachineId machineId, Instant from);

  /**
   * A text for each machine that changes whenever its sign-ins may have: a hint in one round trip,
   * which may be lost.
   */
  Map<MachineId, String> marks(Collection<MachineId> machineIds);

  /** Frees the machine of a sign-in that the samples show to be over. */
  void conclude(SignInId id, Instant at);
}
