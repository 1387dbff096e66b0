package io.repstream.api.ingest.meter;

import io.repstream.api.sample.SampleRange;
import io.repstream.api.sample.SampleStore;
import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.LostRange;
import io.repstream.common.telemetry.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the samples that machines declare lost and that are in no bucket: no loss is silent. A
 * range that was stored before its mark was lost counts nothing. For one thread; {@link #report}
 * may block.
 */
public final class DeclaredLosses {
  private final List<Declared> declared = new ArrayList<>();

  private record Declared(SampleRange range, LostRange.Cause cause) {}

  /**
   * Takes what a machine says.
   *
   * @param payload of a sample of kind 08
   */
  public void note(MachineId machineId, BootId bootId, byte[] payload) {
    LostRange.parse(payload)
        .ifPresent(
            lost ->
                declared.add(
                    new Declared(
                        new SampleRange(machineId, bootId, lost.fromSeq(), lost.throughSeq()),
                        lost.cause())));
  }

  /** Tells how much of it is missing. */
  public void report(SampleStore samples, IngestMeter meter) {
    for (Declared loss : declared) {
      SampleRange range = loss.range();
      AtomicLong present = new AtomicLong();
      samples.read(
          range,
          bucket ->
              present.addAndGet(
                  bucket.inOrder().stream()
                      .mapToLong(Sample::seq)
                      .filter(seq -> seq >= range.fromSeq() && seq <= range.throughSeq())
                      .count()));
      // The declaration itself carries the range's last number.
      long missing = range.throughSeq() - range.fromSeq() + 1 - present.get();
      if (missing > 0) {
        meter.lostSamples(loss.cause(), missing);
      }
    }
    declared.clear();
  }

  /** Forgets what was not reported. */
  public void clear() {
    declared.clear();
  }
}
