package io.repstream.api.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.api.calibration.MachineCalibrated;
import io.repstream.api.job.JobRequest;
import io.repstream.api.job.Jobs;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.JobId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;

/** Asks for a machine's workouts to be decoded again once it has another calibration. */
@ApplicationScoped
public class CalibrationFollower {
  private final Jobs jobs;
  private final WallClock clock = WallClock.system();

  @Inject
  public CalibrationFollower(Jobs jobs) {
    this.jobs = jobs;
  }

  void follow(@Observes MachineCalibrated news) {
    String wish = RedecodeWork.KIND + ":" + news.machineId() + ":" + news.version();
    JobId id = new JobId(UUID.nameUUIDFromBytes(wish.getBytes(UTF_8)));
    var _ =
        jobs.request(
            new JobRequest(
                id, RedecodeWork.KIND, null, news.machineId().value(), clock.instant(), null));
  }
}
