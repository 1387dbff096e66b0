package io.repstream.api.job.work;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.repstream.api.job.JobKinds;
import io.repstream.api.job.JobProgress;
import io.repstream.api.job.JobRules;
import io.repstream.api.job.JobRun;
import io.repstream.api.job.JobStep;
import io.repstream.api.job.JobStore;
import io.repstream.api.job.JobWork;
import io.repstream.api.job.Jobs;
import io.repstream.api.job.MongoJobStore;
import io.repstream.api.platform.mongo.MongoConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that works on jobs until it is killed: {@code MongoJobVictim <mongo url> <database>}.
 */
final class MongoJobVictim {
  static final String EFFECTS = "victimEffects";
  static final int UNITS = 60;

  private MongoJobVictim() {}

  /** Leaves its effect in the database, a set of units. */
  static final class MongoUnits implements JobWork {
    static final String KIND = "units";
    private final MongoDatabase database;

    MongoUnits(MongoDatabase database) {
      this.database = database;
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public JobRules rules() {
      Duration second = Duration.ofSeconds(1);
      return new JobRules(6, second, second, second, Duration.ofMinutes(10));
    }

    @Override
    public JobStep next(JobRun run) {
      int unit = run.checkpoint().isEmpty() ? 0 : Integer.parseInt(run.checkpoint());
      if (unit == UNITS) {
        return new JobStep.Done("");
      }
      database
          .getCollection(EFFECTS)
          .updateOne(
              Filters.eq("_id", run.id().toString()),
              Updates.addToSet("units", unit),
              new UpdateOptions().upsert(true));
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      return new JobStep.More(
          Integer.toString(unit + 1), new JobProgress(unit + 1, (long) UNITS, "units"));
    }
  }

  public static void main(String[] arguments) {
    MongoClient client = MongoClients.create(MongoConnection.settings(arguments[0]));
    MongoDatabase database = client.getDatabase(arguments[1]);
    JobStore store = new MongoJobStore(database);
    JobKinds kinds = new JobKinds(List.of(new MongoUnits(database)));
    JobSchedule schedule = new JobSchedule(kinds, new Jobs(store, new SilentHints(), kinds));
    JobRunner runner = new JobRunner(store, kinds, new SilentHints(), schedule);
    runner.start(new Object());
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(Duration.ofMinutes(1).toNanos());
    }
  }
}
