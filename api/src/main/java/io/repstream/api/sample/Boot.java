package io.repstream.api.sample;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.workout.RestartPoint;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a machine's boot, as stored. It is the same whatever the order in which its
 * samples came: the earliest owner's skew and the lowest sequence number rule.
 *
 * @param id {@code machineId/bootId}
 * @param gymId where the machine stood
 * @param skew between the machine's clock and the gateway's, one for the whole boot
 * @param first the lowest sample known
 * @param startedAt sample time of the first sample
 * @param quiet a place from which to fold again, where no workout was open; null where there is
 *     none
 */
public record Boot(
    @BsonId String id,
    MachineId machineId,
    BootId bootId,
    GymId gymId,
    Skew skew,
    FirstSample first,
    Instant startedAt,
    @Nullable QuietPlace quiet) {
  public static final Schema<Boot> SCHEMA = Schema.of("boots", Boot.class);

  /**
   * A measured skew.
   *
   * @param ownerEpoch of the connection that measured it
   * @param ms machine clock minus gateway clock
   */
  public record Skew(long ownerEpoch, long ms) {}

  /** The lowest sample known of a boot. */
  public record FirstSample(long seq, long machineTimeMs) {}

  /**
   * A place from which to fold again.
   *
   * @param leaseEpoch of the worker that wrote it; an older one never overwrites a newer one's
   */
  public record QuietPlace(RestartPoint restart, long leaseEpoch) {}

  /** A boot of which one run is known. */
  public static Boot of(MachineRun run) {
    long machineTimeMs = run.block().baseTimeMs() + firstOffsetMs(run);
    return new Boot(
        idOf(run.machineId(), run.bootId()),
        run.machineId(),
        run.bootId(),
        run.gymId(),
        new Skew(run.ownerEpoch(), run.skewMs()),
        new FirstSample(run.block().firstSeq(), machineTimeMs),
        Instant.ofEpochMilli(machineTimeMs - run.skewMs()),
        null);
  }

  /** The text that identifies a boot. */
  public static String idOf(MachineId machineId, BootId bootId) {
    return machineId + "/" + bootId;
  }

  /** What two sightings of the same boot say together. */
  public Boot and(Boot other) {
    Skew ruling = other.skew.ownerEpoch() < skew.ownerEpoch() ? other.skew : skew;
    FirstSample lowest = other.first.seq() < first.seq() ? other.first : first;
    if (ruling.equals(skew) && lowest.equals(first)) {
      return this;
    }
    Instant start = Instant.ofEpochMilli(lowest.machineTimeMs() - ruling.ms());
    return new Boot(id, machineId, bootId, gymId, ruling, lowest, start, quiet);
  }

  /** The same with another place from which to fold again. */
  public Boot with(@Nullable QuietPlace place) {
    return new Boot(id, machineId, bootId, gymId, skew, first, startedAt, place);
  }

  /** Sample time of the first sample. */
  public long startMs() {
    return startedAt.toEpochMilli();
  }

  private static int firstOffsetMs(MachineRun run) {
    byte[] bytes = run.block().bytes();
    return ((bytes[0] & 0xFF) << Byte.SIZE) | (bytes[1] & 0xFF);
  }
}
