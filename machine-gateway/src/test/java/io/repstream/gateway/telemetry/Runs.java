package io.repstream.gateway.telemetry;

import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.gateway.session.Effect.Admission;
import io.repstream.gateway.session.Effect.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Samples and admissions to test with. */
public final class Runs {
  public static final TelemetryShards SHARDS = new TelemetryShards(TelemetryShards.DEFAULT_COUNT);

  private Runs() {}

  public static MachineId newMachine() {
    return new MachineId(UUID.randomUUID().toString());
  }

  public static Admission admission(MachineId machineId) {
    Identity identity =
        new Identity(machineId, new GymId(new UUID(1, 1)), new BootId(new UUID(2, 2)), false);
    return new Admission(identity, 1, 5, -20, 0);
  }

  public static SampleBlock block(long firstSeq, int count) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      samples.add(new Sample(firstSeq + i, 1_000 + i, 1, new byte[] {0x2A, (byte) 0xD2, 0, 0}));
    }
    return SampleBlock.of(samples);
  }

  public static SampleBlock blockOf(int kindCode, byte[]... payloads) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < payloads.length; i++) {
      samples.add(new Sample(i + 1, 1_000 + i, kindCode, payloads[i]));
    }
    return SampleBlock.of(samples);
  }

  public static MachineRun run(MachineId machineId, SampleBlock block) {
    Admission admission = admission(machineId);
    return new MachineRun(
        machineId,
        admission.identity().gymId(),
        admission.identity().bootId(),
        admission.epoch(),
        admission.skewMs(),
        7_000,
        block);
  }
}
