package io.repstream.common.workout.fold;

import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.WorkoutId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The identity of a workout that nobody signed in for: a hash of its first sample, so that every
 * fold gives it the same.
 */
final class AnonymousWorkoutId {
  private static final byte[] LABEL = "workout/1".getBytes(StandardCharsets.US_ASCII);

  /** UUID version 8: the layout is our own. */
  private static final long VERSION_8 = 0x8000L;

  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private AnonymousWorkoutId() {}

  static WorkoutId of(MachineId machineId, BootId bootId, long firstSeq) {
    byte[] place =
        ByteBuffer.allocate(3 * Long.BYTES)
            .putLong(bootId.value().getMostSignificantBits())
            .putLong(bootId.value().getLeastSignificantBits())
            .putLong(firstSeq)
            .array();
    MessageDigest sha256 = sha256();
    sha256.update(LABEL);
    sha256.update(place);
    ByteBuffer hash = ByteBuffer.wrap(sha256.digest(machineId.utf8()));
    long high = (hash.getLong() & ~0xF000L) | VERSION_8;
    long low = (hash.getLong() >>> 2) | VARIANT;
    return new WorkoutId(new UUID(high, low));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JVM has SHA-256", impossible);
    }
  }
}
