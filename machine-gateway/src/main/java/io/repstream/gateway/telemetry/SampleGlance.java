package io.repstream.gateway.telemetry;

import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The one look that the gateway takes at samples, on their way to the store. It finds safety stops,
 * Fitness Machine Status (0x2ADA) with op code 03, "stopped by safety key" (Fitness Machine Service
 * 1.0, table 4.16), and shows each sample to the machine's {@link ActivityWatch}.
 *
 * <p>For one writer thread. Allocates only where there is a safety stop.
 */
final class SampleGlance implements SampleBlock.Visitor {
  private static final short FITNESS_MACHINE_STATUS = 0x2ADA;
  private static final byte STOPPED_BY_SAFETY_KEY = 0x03;
  private static final int UUID_BYTES = 2;

  private final List<Sample> found = new ArrayList<>(1);
  private ActivityWatch activity = new ActivityWatch();

  /**
   * Looks at the samples of one machine.
   *
   * @return its safety stops: runs of one sample each, of the same boot; mostly none
   */
  List<MachineRun> safetyStopsIn(MachineRun run, ActivityWatch watch) {
    found.clear();
    activity = watch;
    run.block().forEach(this);
    return found.isEmpty() ? List.of() : found.stream().map(sample -> only(sample, run)).toList();
  }

  @Override
  public void sample(long seq, long machineTimeMs, int kindCode, ByteBuffer payload) {
    activity.sample(kindCode, payload);
    int at = payload.position();
    if (kindCode == SampleKind.FTMS.code()
        && payload.remaining() > UUID_BYTES
        && payload.getShort(at) == FITNESS_MACHINE_STATUS
        && payload.get(at + UUID_BYTES) == STOPPED_BY_SAFETY_KEY) {
      byte[] bytes = new byte[payload.remaining()];
      payload.get(bytes);
      found.add(new Sample(seq, machineTimeMs, kindCode, bytes));
    }
  }

  private static MachineRun only(Sample sample, MachineRun run) {
    return new MachineRun(
        run.machineId(),
        run.gymId(),
        run.bootId(),
        run.ownerEpoch(),
        run.skewMs(),
        run.receivedAtMs(),
        SampleBlock.of(List.of(sample)));
  }
}
