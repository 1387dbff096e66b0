package io.repstream.api.ingest;

import io.repstream.api.ingest.apply.StoreCheck;
import io.repstream.api.platform.mongo.MongoReadiness;
import io.repstream.api.platform.redis.RedisReadiness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The stores as readiness sees them: by a small write to each. */
@ApplicationScoped
public class ReadyStores implements StoreCheck {
  private final MongoReadiness mongo;
  private final RedisReadiness redis;

  @Inject
  public ReadyStores(@Readiness MongoReadiness mongo, @Readiness RedisReadiness redis) {
    this.mongo = mongo;
    this.redis = redis;
  }

  @Override
  public boolean takesWrites() {
    return Stream.of(mongo, redis)
        .map(HealthCheck::call)
        .allMatch(answer -> answer.getStatus() == HealthCheckResponse.Status.UP);
  }
}
