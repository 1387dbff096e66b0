package io.repstream.api.ingest.track;

import io.repstream.api.calibration.CalibrationStore;
import io.repstream.api.decoder.DecoderProfileStore;
import io.repstream.api.decoder.MachineProfile.Proposal;
import io.repstream.common.clock.WallClock;
import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.id.MachineId;
import io.repstream.common.workout.MachineReading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;

/** Readings by stored profiles and calibrations; what is learned becomes a proposal. */
@ApplicationScoped
public class StoredMachineReadings implements MachineReadings {
  private final DecoderProfileStore profiles;
  private final CalibrationStore calibrations;
  private final WallClock clock = WallClock.system();

  @Inject
  public StoredMachineReadings(DecoderProfileStore profiles, CalibrationStore calibrations) {
    this.profiles = profiles;
    this.calibrations = calibrations;
  }

  @Override
  public MachineReading of(MachineId machineId) {
    return new MachineReading(profiles.of(machineId).profile(), calibrations.of(machineId));
  }

  @Override
  public void learned(MachineId machineId, DecoderProfile profile) {
    profiles.propose(
        machineId, new Proposal(profile, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
  }
}
