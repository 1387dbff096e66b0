package io.repstream.common.credential;

import io.repstream.common.id.GymId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything the gateway must know of a machine to let it in.
 *
 * @param revision rises with each change, a move to another gym included
 * @param state whether it may connect at all
 * @param gymId where it stands; null only where the state is {@link CredentialState#UNKNOWN}
 * @param keys live keys, at most two during a rotation
 */
public record MachineCredential(
    long revision, CredentialState state, @Nullable GymId gymId, List<MachineKey> keys) {
  public MachineCredential {
    keys = List.copyOf(keys);
    if (gymId == null && state != CredentialState.UNKNOWN) {
      throw new IllegalArgumentException("a known machine stands in a gym");
    }
    if (keys.size() > 2) {
      throw new IllegalArgumentException("at most two live keys");
    }
  }

  /** The answer for an id that no machine has. */
  public static MachineCredential unknown() {
    return new MachineCredential(0, CredentialState.UNKNOWN, null, List.of());
  }

  /** The live key of an id. */
  public Optional<MachineKey> key(int keyId) {
    return keys.stream().filter(key -> key.keyId() == keyId).findFirst();
  }
}
