package io.repstream.api.signin;

import io.repstream.api.platform.creation.Creation;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where sign-ins are kept. Safe for all threads; calls may block. */
public interface SignInStore {
  /**
   * Adds an open sign-in, with the effect that its machine shows it, as every change here.
   *
   * @return false where the machine has an open one already
   */
  boolean open(SignIn signIn, Creation<SignIn> creation);

  /** One sign-in. */
  Optional<SignIn> byId(SignInId id);

  /** The open sign-in of a machine. */
  Optional<SignIn> openAt(MachineId machineId);

  /**
   * Ends a sign-in and frees the machine.
   *
   * @return the sign-in as ended; empty where it was not open any more
   */
  Optional<SignIn> end(SignInId id, Instant endedAt);

  /**
   * Frees the machine of a sign-in that the samples show to be over.
   *
   * @return the sign-in as concluded; empty where it was not open any more
   */
  Optional<SignIn> conclude(SignInId id, Instant concludedAt);

  /** The sign-in that minted a workout's id. */
  Optional<SignIn> ofWorkout(WorkoutId workoutId);

  /** The open sign-ins of a member, at most a page of them. */
  List<SignIn> openOf(MemberId memberId);

  /** Sign-ins of a machine that began before {@code to} and had not ended at {@code from}. */
  List<SignIn> overlapping(MachineId machineId, Instant from, Instant to);
}
