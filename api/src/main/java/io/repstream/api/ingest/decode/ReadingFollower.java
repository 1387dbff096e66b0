package io.repstream.api.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.api.calibration.MachineCalibrated;
import io.repstream.api.decoder.DecoderProfileChanged;
import io.repstream.api.job.JobRequest;
import io.repstream.api.job.Jobs;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.JobId;
import io.repstream.common.id.MachineId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;

/** Asks for a machine's workouts to be decoded again once it is read in another way. */
@ApplicationScoped
public class ReadingFollower {
  private final Jobs jobs;
  private final WallClock clock = WallClock.system();

  @Inject
  public ReadingFollower(Jobs jobs) {
    this.jobs = jobs;
  }

  void follow(@Observes MachineCalibrated news) {
    request(news.machineId(), Integer.toString(news.version()));
  }

  void follow(@Observes DecoderProfileChanged news) {
    request(news.machineId(), "profile-" + news.version());
  }

  private void request(MachineId machineId, String cause) {
    String wish = RedecodeWork.KIND + ":" + machineId + ":" + cause;
    JobId id = new JobId(UUID.nameUUIDFromBytes(wish.getBytes(UTF_8)));
    var _ =
        jobs.request(
            new JobRequest(id, RedecodeWork.KIND, null, machineId.value(), clock.instant(), null));
  }
}
