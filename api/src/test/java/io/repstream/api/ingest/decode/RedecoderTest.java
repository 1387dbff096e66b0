package io.repstream.api.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.repstream.api.ingest.apply.BikeShard;
import io.repstream.api.ingest.decode.Redecoder.Outcome;
import io.repstream.api.job.JobRun;
import io.repstream.api.job.JobStep;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.id.JobId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.strength.Calibration;
import io.repstream.common.strength.LoadClass;
import io.repstream.common.workout.MachineReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RedecoderTest {
  private static final MachineReading PULLEY =
      new MachineReading(
          DecoderProfile.standard(), new Calibration(2, LoadClass.PLATES, 0.5, null, 0));

  private final BikeShard shard = new BikeShard();
  private final List<WorkoutDecoding> decodings = new ArrayList<>();
  private final Redecoder redecoder =
      new Redecoder(
          shard.workouts, new ListedDecodings(), shard.samples, shard.signIns, shard.readings);

  private final class ListedDecodings implements DecodingStore {
    @Override
    public void add(WorkoutDecoding decoding) {
      decodings.add(decoding);
    }

    @Override
    public List<WorkoutDecoding> of(WorkoutId workoutId, int limit) {
      return decodings.stream().filter(d -> d.workoutId().equals(workoutId)).toList();
    }
  }

  @Test
  void everyWorkoutOfAMachineReadsTheSameAlone() {
    shard.signIns.add(shard.bike.machineId(), BikeShard.NOON_MS, null);
    shard.bike.rest(3).ride(60).signOut().rest(20);
    shard.bike.ride(30).rest(320).ride(40).reboot().silent(30).rest(5).ride(50).signOut();
    shard.consume();
    List<WorkoutRecord> before = all();
    assertThat(before).hasSize(4);

    for (WorkoutRecord workout : before) {
      assertThat(redecoder.decode(workout.id())).isEqualTo(new Outcome.Same());
    }

    assertThat(all()).isEqualTo(before);
    assertThat(decodings).isEmpty();
  }

  @Test
  void calibrationMakesANewVersionAndTellsTheDifference() {
    lift();
    WorkoutRecord before = shard.only();
    shard.readings.inForce = PULLEY;

    Outcome outcome = redecoder.decode(before.id());

    assertThat(outcome).isEqualTo(new Outcome.Changed(decodings.getFirst()));
    WorkoutRecord after = shard.only();
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(after.parts().sets().getFirst().loadNewtons()).isCloseTo(196.1, within(0.1));
    assertThat(decodings.getFirst().differences())
        .singleElement()
        .satisfies(
            load -> {
              assertThat(load.figure()).isEqualTo("loadNewtons");
              assertThat(load.before()).isCloseTo(392.3, within(0.1));
              assertThat(load.after()).isCloseTo(196.1, within(0.1));
            });
    assertThat(redecoder.decode(before.id())).as("again").isEqualTo(new Outcome.Same());
  }

  @Test
  void workerThatHasTheMachineInMemoryFoldsByTheNewCalibrationToo() {
    lift();
    shard.readings.inForce = PULLEY;
    shard.bike.silent(60);

    lift();
    shard.ingest.lookAt(List.of(), shard.bike.nowMs());
    shard.consume();

    assertThat(all().getLast().parts().sets().getFirst().loadNewtons())
        .isCloseTo(196.1, within(0.1));
  }

  @Test
  void saysWhenRawBytesAreGone() {
    shard.bike.ride(30).signOut();
    shard.consume();
    assertThat(shard.samples.removeOlder(Instant.MAX, 10)).isEqualTo(1);

    assertThat(redecoder.decode(shard.only().id())).isEqualTo(new Outcome.RawExpired());
  }

  @Test
  void leavesAWorkoutThatGoesOnToItsWorker() {
    shard.bike.ride(30);
    shard.consume();

    assertThat(redecoder.decode(shard.only().id())).isEqualTo(new Outcome.UnderWay());
    assertThat(redecoder.decode(new WorkoutId(UUID.randomUUID()))).isEqualTo(new Outcome.Same());
  }

  @Test
  void jobDecodesAFewInEachStepAndTellsWhatChanged() {
    for (int i = 0; i < 12; i++) {
      lift();
    }
    shard.readings.inForce = PULLEY;
    RedecodeWork work = new RedecodeWork(shard.workouts, redecoder);

    JobStep first = work.next(run(""));
    assertThat(first).isInstanceOf(JobStep.More.class);
    assertThat(all()).filteredOn(workout -> workout.version() > 1).hasSize(10);
    String checkpoint = ((JobStep.More) first).checkpoint();
    JobStep last = work.next(run(checkpoint));

    assertThat(last)
        .isEqualTo(new JobStep.Done("{\"decoded\":12,\"changed\":12,\"rawExpired\":0}"));
    assertThat(work.next(run(checkpoint)))
        .as("a step done twice leaves the same behind")
        .isEqualTo(new JobStep.Done("{\"decoded\":12,\"changed\":10,\"rawExpired\":0}"));
    assertThat(all()).allMatch(workout -> workout.version() == 2);
  }

  private JobRun run(String checkpoint) {
    return new JobRun(
        new JobId(new UUID(0, 1)),
        Optional.empty(),
        shard.bike.machineId().value(),
        checkpoint,
        Instant.EPOCH,
        1);
  }

  private void lift() {
    for (int rep = 1; rep <= 6; rep++) {
      shard.bike.silent(3).rep("set-1", rep, "\"peakPower\":400");
    }
    shard.bike.set("set-1", "TARGET").silent(1).signOut();
    shard.consume();
  }

  private List<WorkoutRecord> all() {
    return shard.workouts.ofMachineSince(shard.bike.machineId(), Instant.EPOCH);
  }
}
