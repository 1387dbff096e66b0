package io.repstream.api.ingest.apply;

import io.repstream.api.ingest.track.MachineReadings;
import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.id.MachineId;
import io.repstream.common.workout.MachineReading;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All machines are read in one way, which tests may change; what is learned is written down. */
public final class FixedReadings implements MachineReadings {
  public volatile MachineReading inForce = MachineReading.standard();
  public final List<DecoderProfile> learned = new CopyOnWriteArrayList<>();

  @Override
  public MachineReading of(MachineId machineId) {
    return inForce;
  }

  @Override
  public void learned(MachineId machineId, DecoderProfile profile) {
    learned.add(profile);
  }
}
