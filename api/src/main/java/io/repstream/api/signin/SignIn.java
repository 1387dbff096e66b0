package io.repstream.api.signin;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A member's use of a machine, as stored.
 *
 * @param id minted at sign-in
 * @param machineId where
 * @param gymId in which gym
 * @param memberId who
 * @param alias what the machine and the floor show instead of a name
 * @param workoutId minted with it: the identity of the workout that comes of it
 * @param startedAt server time
 * @param endedAt when the member, the app or the next sign-in ended it; null else
 * @param concludedAt when ingest concluded from the samples that it is over (the machine's
 *     sign-out, idleness); null else. It frees the machine and says nothing about the workout,
 *     which the fold ends by itself
 * @param openAt the machine's id while it is open and missing after: the unique value by which a
 *     machine has one open sign-in at most
 */
public record SignIn(
    @BsonId SignInId id,
    MachineId machineId,
    GymId gymId,
    MemberId memberId,
    String alias,
    WorkoutId workoutId,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant concludedAt,
    @Nullable String openAt) {
  public static final Schema<SignIn> SCHEMA = Schema.of("signIns", SignIn.class);

  /** Whether the member still holds the machine. */
  public boolean isOpen() {
    return openAt != null;
  }
}
