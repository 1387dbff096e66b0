package io.repstream.common.workout;

import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.workout.figure.CountedDistance;
import io.repstream.common.workout.figure.WorkoutFigures;
import io.repstream.common.workout.part.WorkoutParts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workout as the fold sees it.
 *
 * @param id the sign-in's, or a hash of the first sample
 * @param machineId where
 * @param signInId of the sign-in that it came from; null for anonymous use
 * @param memberId whose; null for anonymous use
 * @param machineType what kind of machine, as its measurements tell; null while none was readable
 * @param state whether it goes on
 * @param startedAt begin of the first motion
 * @param endedAt end, or the latest sample while it goes on
 * @param closesAt when it ends if nothing more comes; for an ended one, when that was certain
 * @param figures what it amounts to
 * @param distance how the machine's count over time reads as distance
 * @param parts pauses, laps, sets and what else it consists of
 * @param evidence the samples
 * @param decoderVersion of the decoder
 * @param profileVersion of the decoder profile
 * @param restart where to begin when this workout is to be folded again
 */
public record Workout(
    WorkoutId id,
    MachineId machineId,
    @Nullable SignInId signInId,
    @Nullable MemberId memberId,
    @Nullable MachineType machineType,
    State state,
    Instant startedAt,
    Instant endedAt,
    Instant closesAt,
    WorkoutFigures figures,
    CountedDistance distance,
    WorkoutParts parts,
    Evidence evidence,
    int decoderVersion,
    int profileVersion,
    RestartPoint restart) {

  /** Whether a workout goes on, and if not, how it ended. */
  public enum State {
    /** More may come. */
    ACTIVE,
    /** It was signed out of, or the machine came to rest. */
    COMPLETED,
    /** The machine was lost and did not come back in time. */
    INTERRUPTED
  }
}
