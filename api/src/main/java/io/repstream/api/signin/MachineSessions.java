package io.repstream.api.signin;

import io.repstream.common.id.MachineId;
import java.time.Instant;

/**
 * What machines show about who is signed in. Safe for all threads; calls may block, and throw where
 * they cannot be shown now.
 */
public interface MachineSessions {
  /** Shows a sign-in at its machine. */
  void signedIn(SignIn signIn);

  /**
   * Shows that nobody is signed in.
   *
   * @param at when that became so; something newer is not overwritten
   */
  void signedOut(MachineId machineId, Instant at);
}
