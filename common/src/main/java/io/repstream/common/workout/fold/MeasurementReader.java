package io.repstream.common.workout.fold;

import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.ftms.FragmentMerger;
import io.repstream.common.ftms.FragmentMerger.MergedRecord;
import io.repstream.common.ftms.FtmsDecoder;
import io.repstream.common.ftms.FtmsResult;
import io.repstream.common.ftms.WidthTally;
import io.repstream.common.ftms.control.TrainingState;
import io.repstream.common.ftms.control.TrainingStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the FTMS samples of one machine, in order, to whole records. For one thread.
 *
 * <p>A sample that cannot be read is no failure: it gives no record.
 */
public final class MeasurementReader {
  private static final int UUID16_BYTES = 2;

  private final DecoderProfile profile;
  private final WidthTally widths = new WidthTally();
  private FragmentMerger fragments = FragmentMerger.empty();
  private @Nullable TrainingState training;

  public MeasurementReader(DecoderProfile profile) {
    this(profile, null);
  }

  /**
   * @param training what the machine said before
   */
  MeasurementReader(DecoderProfile profile, @Nullable TrainingState training) {
    this.profile = profile;
    this.training = training;
  }

  /**
   * Takes the payload of the next FTMS sample.
   *
   * @param payload {@code uuid16 u16} big-endian, then the characteristic's value
   * @return the records that are whole now, mostly one
   */
  public List<MergedRecord> read(byte[] payload, long timeMs) {
    if (payload.length < UUID16_BYTES) {
      return List.of();
    }
    if (uuid16(payload) == TrainingStatus.UUID16) {
      TrainingStatus.decode(Arrays.copyOfRange(payload, UUID16_BYTES, payload.length))
          .ifPresent(status -> training = status.state());
    }
    int length = payload.length - UUID16_BYTES;
    FtmsResult packet = FtmsDecoder.decode(uuid16(payload), payload, UUID16_BYTES, length, profile);
    widths.count(packet);
    return take(fragments.accept(packet, timeMs));
  }

  /** A profile that the packets so far teach; empty where they teach nothing new. */
  Optional<DecoderProfile> learned() {
    return widths.learned(profile);
  }

  /** What the machine last said of the training that it runs; null where it did not. */
  @Nullable TrainingState training() {
    return training;
  }

  /** The machine was switched off and on. */
  void forgetTraining() {
    training = null;
  }

  /** Gives up waiting for the rest of a record. */
  public List<MergedRecord> flush() {
    return take(fragments.flush());
  }

  /** Whether no record is half read. */
  public boolean isEmpty() {
    return fragments.isEmpty();
  }

  private static int uuid16(byte[] payload) {
    return ((payload[0] & 0xFF) << Byte.SIZE) | (payload[1] & 0xFF);
  }

  private List<MergedRecord> take(FragmentMerger.Step step) {
    fragments = step.next();
    return step.records();
  }
}
