package io.repstream.api.ingest.decode;

import io.repstream.api.job.JobProgress;
import io.repstream.api.job.JobRun;
import io.repstream.api.job.JobStep;
import io.repstream.api.job.JobWork;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.common.id.MachineId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/**
 * Decodes all workouts of a machine again, the newest first, a few in each step. The checkpoint is
 * where the next step goes on, with the counts so far.
 */
@ApplicationScoped
public class RedecodeWork implements JobWork {
  /** The kind of the jobs; their input is a machine's id. */
  public static final String KIND = "redecode";

  private static final Instant FAR_FUTURE = Instant.parse("9999-01-01T00:00:00Z");
  private static final int PER_STEP = 10;

  private final WorkoutStore workouts;
  private final Redecoder redecoder;

  @Inject
  public RedecodeWork(WorkoutStore workouts, Redecoder redecoder) {
    this.workouts = workouts;
    this.redecoder = redecoder;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** How far it is: text {@code before,decoded,changed,expired}. */
  private record Place(Instant before, long decoded, long changed, long expired) {
    static Place parse(String text) {
      if (text.isEmpty()) {
        return new Place(FAR_FUTURE, 0, 0, 0);
      }
      String[] parts = text.split(",", -1);
      return new Place(
          Instant.parse(parts[0]),
          Long.parseLong(parts[1]),
          Long.parseLong(parts[2]),
          Long.parseLong(parts[3]));
    }

    Place after(WorkoutRecord workout, Redecoder.Outcome outcome) {
      return switch (outcome) {
        case Redecoder.Outcome.Changed _ ->
            new Place(workout.startedAt(), decoded + 1, changed + 1, expired);
        case Redecoder.Outcome.Same _, Redecoder.Outcome.UnderWay _ ->
            new Place(workout.startedAt(), decoded + 1, changed, expired);
        case Redecoder.Outcome.RawExpired _ ->
            new Place(workout.startedAt(), decoded, changed, expired + 1);
      };
    }

    @Override
    public String toString() {
      return before + "," + decoded + "," + changed + "," + expired;
    }

    String result() {
      return "{\"decoded\":%d,\"changed\":%d,\"rawExpired\":%d}"
          .formatted(decoded, changed, expired);
    }
  }

  @Override
  public JobStep next(JobRun run) {
    Place place = Place.parse(run.checkpoint());
    List<WorkoutRecord> page =
        workouts.ofMachineBefore(new MachineId(run.input()), place.before(), PER_STEP);
    for (WorkoutRecord workout : page) {
      place = place.after(workout, redecoder.decode(workout.id()));
    }
    return page.size() < PER_STEP
        ? new JobStep.Done(place.result())
        : new JobStep.More(
            place.toString(), new JobProgress(place.decoded(), null, "workouts decoded"));
  }
}
