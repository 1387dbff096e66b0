package io.repstream.api.ingest.track;

import io.repstream.common.id.SignInId;
import io.repstream.common.workout.SignIn;
import io.repstream.common.workout.SignInTimeline;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sign-ins of one machine that a worker knows, and those that it found to be over. For one
 * thread.
 */
final class SignInBook {
  private final Map<SignInId, MemberSignIn> known = new HashMap<>();
  private final Map<SignInId, Instant> concluding = new HashMap<>();
  private final Set<SignInId> concluded = new HashSet<>();

  void replaceBy(Collection<MemberSignIn> news) {
    known.clear();
    news.forEach(signIn -> known.put(signIn.signIn().id(), signIn));
    concluded.retainAll(known.keySet());
  }

  SignInTimeline timeline() {
    return SignInTimeline.of(known.values().stream().map(MemberSignIn::signIn).toList());
  }

  /** The sign-in in force at a moment, over or not. */
  Optional<MemberSignIn> at(long timeMs) {
    SignIn current = timeline().at(timeMs);
    return current == null ? Optional.empty() : Optional.of(known.get(current.id()));
  }

  /** Whether the member still holds the machine. */
  boolean isOpen(MemberSignIn signIn) {
    return signIn.isOpen() && !concluded.contains(signIn.signIn().id());
  }

  /** Notes that an open sign-in is over. */
  void conclude(SignInId id, Instant at) {
    MemberSignIn signIn = known.get(id);
    if (signIn != null && isOpen(signIn)) {
      concluding.putIfAbsent(id, at);
    }
  }

  /** The sign-ins that were found to be over since the last call. */
  Map<SignInId, Instant> takeConcluded() {
    Map<SignInId, Instant> taken = Map.copyOf(concluding);
    concluded.addAll(taken.keySet());
    concluding.clear();
    return taken;
  }
}
