package io.repstream.perf.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.decoder.DecoderProfileStore;
import io.repstream.api.decoder.MachineProfile;
import io.repstream.api.ingest.track.MachineTrack;
import io.repstream.api.ingest.track.MemberSignIn;
import io.repstream.api.ingest.track.SignInSource;
import io.repstream.api.ingest.track.TrackLoader;
import io.repstream.api.workout.KeptSeries;
import io.repstream.api.workout.SeriesStore;
import io.repstream.api.workout.WorkoutChange;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutSamples;
import io.repstream.api.workout.WorkoutSeries;
import io.repstream.api.workout.export.ExportFormat;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.workout.MachineReading;
import io.repstream.common.workout.SignIn;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A member's session, recorded as ingest does it: out of stream entries into buckets, and folded
 * from there.
 *
 * @param series by the second
 */
record Recording(MemberWorkout workout, WorkoutSeries series) {
  static final MachineId MACHINE = new MachineId("machine-1");
  private static final MemberId MEMBER = new MemberId(new UUID(3, 1));

  static Recording of(Tape tape) {
    BucketedSamples samples = BucketedSamples.ofEntries(tape.samples());
    MachineTrack track =
        new TrackLoader(samples, new NoWorkouts(), new OneSignIn(), _ -> MachineReading.standard())
            .load(MACHINE);
    List<WorkoutChange> changes = track.changes();
    assertThat(changes).singleElement().isInstanceOf(WorkoutChange.Add.class);
    WorkoutRecord workout = ((WorkoutChange.Add) changes.getFirst()).workout();
    return new Recording(
        MemberWorkout.of(workout, MEMBER),
        new WorkoutSamples(samples, new NoSeries(), new StandardProfiles()).finest(workout));
  }

  WorkoutRecord recorded() {
    return ((MemberWorkout.Origin.Recorded) workout.origin()).workout();
  }

  byte[] as(ExportFormat format) {
    return format.write(workout, series);
  }

  /** The member signed in when the tape began. */
  private static final class OneSignIn implements SignInSource {
    @Override
    public List<MemberSignIn> since(MachineId machineId, Instant from) {
      SignIn signIn =
          new SignIn(
              new SignInId(new UUID(1, 1)),
              new WorkoutId(new UUID(2, 1)),
              MEMBER,
              Instant.ofEpochMilli(Tape.START_MS),
              null);
      return List.of(new MemberSignIn(signIn, "somebody", null));
    }

    @Override
    public Map<MachineId, String> marks(Collection<MachineId> machineIds) {
      return Map.of();
    }

    @Override
    public void conclude(SignInId id, Instant at) {}
  }

  /** Nobody has said anything of the machine. */
  private static final class StandardProfiles implements DecoderProfileStore {
    @Override
    public MachineProfile of(MachineId machineId) {
      return new MachineProfile(machineId, DecoderProfile.standard(), null);
    }

    @Override
    public boolean replace(MachineId machineId, DecoderProfile next) {
      return false;
    }

    @Override
    public void propose(MachineId machineId, MachineProfile.Proposal proposal) {}
  }

  /** Every raw sample is still there. */
  private static final class NoSeries implements SeriesStore {
    @Override
    public void put(KeptSeries kept) {}

    @Override
    public Optional<WorkoutSeries> of(WorkoutId id) {
      return Optional.empty();
    }
  }
}
