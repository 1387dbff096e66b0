package io.repstream.api.ingest.apply;

import io.repstream.api.ingest.stream.DeadLetter;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import java.util.List;

/**
 * Writes dead letters of single samples: each as an entry of its own, so that it can be replayed.
 */
public final class Letters {
  /** A replayed entry was written by no gateway, which would know its own by the nonce. */
  private static final long NO_NONCE = 0;

  private Letters() {}

  /**
   * A letter for a sample.
   *
   * @param reason of a bounded set
   * @param entryId of the entry it came in
   */
  public static DeadLetter of(String reason, String entryId, MachineRun run, Sample sample) {
    byte[] alone = TelemetryEntryCodec.encode(NO_NONCE, List.of(alone(run, sample)));
    return new DeadLetter(reason, entryId, keyOf(run, sample), alone);
  }

  /** The run with only one of its samples. */
  public static MachineRun alone(MachineRun run, Sample sample) {
    return run.with(SampleBlock.of(List.of(sample)));
  }

  /** The same for the same sample, however often it comes. */
  public static String keyOf(MachineRun run, Sample sample) {
    return run.machineId() + "/" + run.bootId() + "/" + sample.seq();
  }
}
