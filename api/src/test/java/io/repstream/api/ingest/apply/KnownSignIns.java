package io.repstream.api.ingest.apply;

import io.repstream.api.ingest.track.MemberSignIn;
import io.repstream.api.ingest.track.SignInSource;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.workout.SignIn;
import io.repstream.common.workout.SignInTimeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sign-ins in memory. For one thread. */
public final class KnownSignIns implements SignInSource {
  private final Map<MachineId, List<MemberSignIn>> signIns = new HashMap<>();
  private final Map<SignInId, Instant> concluded = new HashMap<>();
  private long visibleUntilMs = Long.MAX_VALUE;

  public SignIn add(MachineId machineId, long fromMs, @Nullable Long toMs) {
    SignIn signIn =
        new SignIn(
            new SignInId(UUID.randomUUID()),
            new WorkoutId(UUID.randomUUID()),
            new MemberId(UUID.randomUUID()),
            Instant.ofEpochMilli(fromMs),
            toMs == null ? null : Instant.ofEpochMilli(toMs));
    signIns
        .computeIfAbsent(machineId, _ -> new ArrayList<>())
        .add(new MemberSignIn(signIn, "Mia K.", null));
    return signIn;
  }

  /** Hides what happens after a moment. */
  public void visibleUntil(long timeMs) {
    visibleUntilMs = timeMs;
  }

  public SignInTimeline timeline(MachineId machineId) {
    return SignInTimeline.of(
        signIns.getOrDefault(machineId, List.of()).stream().map(MemberSignIn::signIn).toList());
  }

  public Map<SignInId, Instant> concluded() {
    return concluded;
  }

  @Override
  public List<MemberSignIn> since(MachineId machineId, Instant from) {
    return signIns.getOrDefault(machineId, List.of()).stream()
        .filter(member -> !member.signIn().from().isBefore(from))
        .filter(member -> member.signIn().from().toEpochMilli() <= visibleUntilMs)
        .map(this::asVisible)
        .toList();
  }

  @Override
  public Map<MachineId, String> marks(Collection<MachineId> machineIds) {
    Map<MachineId, String> marks = new HashMap<>();
    for (MachineId machineId : machineIds) {
      marks.put(machineId, since(machineId, Instant.EPOCH).toString());
    }
    return marks;
  }

  private MemberSignIn asVisible(MemberSignIn member) {
    SignIn signIn = member.signIn();
    if (signIn.to() == null || signIn.to().toEpochMilli() <= visibleUntilMs) {
      return member;
    }
    SignIn open =
        new SignIn(signIn.id(), signIn.workoutId(), signIn.memberId(), signIn.from(), null);
    return new MemberSignIn(open, member.alias(), null);
  }

  @Override
  public void conclude(SignInId id, Instant at) {
    concluded.putIfAbsent(id, at);
  }
}
