package io.repstream.common.workout.fold;

import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.ftms.FragmentMerger;
import io.repstream.common.ftms.FragmentMerger.MergedRecord;
import io.repstream.common.ftms.FtmsDecoder;
import java.util.List;

/**
 * Reads the FTMS samples of one machine, in order, to whole records. For one thread.
 *
 * <p>A sample that cannot be read is no failure: it gives no record.
 */
public final class MeasurementReader {
  private static final int UUID16_BYTES = 2;

  private final DecoderProfile profile;
  private FragmentMerger fragments = FragmentMerger.empty();

  public MeasurementReader(DecoderProfile profile) {
    this.profile = profile;
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
    int uuid16 = ((payload[0] & 0xFF) << Byte.SIZE) | (payload[1] & 0xFF);
    int length = payload.length - UUID16_BYTES;
    return take(
        fragments.accept(
            FtmsDecoder.decode(uuid16, payload, UUID16_BYTES, length, profile), timeMs));
  }

  /** Gives up waiting for the rest of a record. */
  public List<MergedRecord> flush() {
    return take(fragments.flush());
  }

  /** Whether no record is half read. */
  public boolean isEmpty() {
    return fragments.isEmpty();
  }

  private List<MergedRecord> take(FragmentMerger.Step step) {
    fragments = step.next();
    return step.records();
  }
}
