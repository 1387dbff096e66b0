package io.repstream.api.platform.mongo;

import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.repstream.common.clock.WallClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while MongoDB takes writes with the durability that we ask for. */
@ApplicationScoped
@Readiness
public class MongoReadiness implements HealthCheck {
  static final String COLLECTION = "health";

  private final MongoDatabase database;
  private final WallClock clock = WallClock.system();
  private final String nodeId = UuidCreator.getTimeOrderedEpoch().toString();

  @Inject
  public MongoReadiness(MongoDatabase database) {
    this.database = database;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("mongodb").status(takesWrites()).build();
  }

  private boolean takesWrites() {
    try {
      database
          .getCollection(COLLECTION)
          .updateOne(
              Filters.eq("_id", nodeId),
              Updates.set("checkedAt", clock.instant()),
              new UpdateOptions().upsert(true));
      return true;
    } catch (MongoException away) {
      return false;
    }
  }
}
