package io.repstream.api.signin;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.outbox.Outboxes;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Signs members in and out: one member at a machine at a time. Safe for all threads; calls may
 * block.
 */
@ApplicationScoped
public class SignIns {
  /** Nobody trains longer; an open sign-in that is older was forgotten and gives way. */
  static final Duration LONGEST = Duration.ofHours(12);

  private final SignInStore store;
  private final Outboxes outboxes;
  private final WallClock clock;

  @Inject
  public SignIns(SignInStore store, Outboxes outboxes) {
    this(store, outboxes, WallClock.system());
  }

  SignIns(SignInStore store, Outboxes outboxes, WallClock clock) {
    this.store = store;
    this.outboxes = outboxes;
    this.clock = clock;
  }

  /** What became of an attempt to sign in. */
  public sealed interface Outcome {
    /** The member holds the machine. */
    record SignedIn(SignIn signIn) implements Outcome {}

    /** The member held it before; nothing changed. */
    record AlreadySignedIn(SignIn signIn) implements Outcome {}

    /** Somebody else holds it. */
    record Busy() implements Outcome {}
  }

  /** Where and as who a member wants to train. */
  public record Request(MachineId machineId, GymId gymId, MemberId memberId, String alias) {}

  /** Signs a member in. */
  public Outcome signIn(Request request, Creation<SignIn> creation) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    SignIn wanted = open(new SignInId(creation.id()), request, now);
    if (store.open(wanted, creation)) {
      return shown(wanted);
    }
    Optional<SignIn> holder = store.openAt(request.machineId());
    if (holder.isEmpty()) {
      return store.open(wanted, creation) ? shown(wanted) : new Outcome.Busy();
    }
    SignIn current = holder.get();
    if (current.startedAt().plus(LONGEST).isBefore(now)) {
      store.end(current.id(), current.startedAt().plus(LONGEST));
      return store.open(wanted, creation) ? shown(wanted) : new Outcome.Busy();
    }
    return current.memberId().equals(request.memberId())
        ? new Outcome.AlreadySignedIn(current)
        : new Outcome.Busy();
  }

  /**
   * Ends the open sign-in of a machine.
   *
   * @param memberId whose it must be
   * @return whether there was one of theirs
   */
  public boolean signOut(MachineId machineId, MemberId memberId) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return store
        .openAt(machineId)
        .filter(signIn -> signIn.memberId().equals(memberId))
        .flatMap(signIn -> store.end(signIn.id(), now))
        .map(this::show)
        .isPresent();
  }

  /** Frees the machine of a sign-in that the samples show to be over; for ingest. */
  public void conclude(SignInId id, Instant at) {
    store.conclude(id, at).ifPresent(this::show);
  }

  /** Sign-ins of a machine within a window, in no order; for ingest. */
  public List<SignIn> overlapping(MachineId machineId, Instant from, Instant to) {
    return store.overlapping(machineId, from, to);
  }

  private Outcome shown(SignIn signIn) {
    show(signIn);
    return new Outcome.SignedIn(signIn);
  }

  private SignIn show(SignIn signIn) {
    outboxes.deliver(SignIn.SCHEMA.collection(), signIn.id());
    return signIn;
  }

  private static SignIn open(SignInId id, Request request, Instant now) {
    return new SignIn(
        id,
        request.machineId(),
        request.gymId(),
        request.memberId(),
        request.alias(),
        new WorkoutId(UuidCreator.getTimeOrderedEpoch()),
        now,
        null,
        null,
        request.machineId().value());
  }
}
