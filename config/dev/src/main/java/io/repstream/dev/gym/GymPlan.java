package io.repstream.dev.gym;

import io.repstream.dev.store.S3Credentials;
import io.repstream.dev.store.StorePlace;
import io.repstream.dev.store.StorePlan;
import io.repstream.dev.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/** What a run is made of, decided before anything starts. */
public record GymPlan(Workspace workspace, GymOptions options, GymSettings settings) {
  /** What the embedded object store accepts, with the secret key of the workspace. */
  static final String S3_ACCESS_KEY = "repstream-local";

  /** Where the stores are: the configured ones, the others below the workspace. */
  StorePlan stores(String s3SecretKey) {
    PortPlan ports = options.ports();
    return new StorePlan(
        StorePlace.of(settings.redisUrl(), workspace.data("redis"), ports.redis()),
        StorePlace.of(settings.mongoUrl(), workspace.data("mongo"), ports.mongo()),
        StorePlace.of(settings.s3Url(), workspace.data("s3"), ports.s3()),
        new S3Credentials(S3_ACCESS_KEY, s3SecretKey));
  }

  /** The ports that this run will listen on. */
  List<PortCheck.Wanted> ports() {
    PortPlan ports = options.ports();
    List<PortCheck.Wanted> wanted = new ArrayList<>();
    wanted.add(new PortCheck.Wanted("API", ports.api()));
    wanted.add(new PortCheck.Wanted("API admin", ports.apiAdmin()));
    wanted.add(new PortCheck.Wanted("gateway", ports.gatewayTcp()));
    wanted.add(new PortCheck.Wanted("gateway WebSocket", ports.gatewayWebSocket()));
    wanted.add(new PortCheck.Wanted("gateway admin", ports.gatewayAdmin()));
    if (settings.redisUrl().isEmpty()) {
      wanted.add(new PortCheck.Wanted("Redis", ports.redis()));
    }
    if (settings.mongoUrl().isEmpty()) {
      wanted.add(new PortCheck.Wanted("document store", ports.mongo()));
    }
    if (settings.s3Url().isEmpty()) {
      wanted.add(new PortCheck.Wanted("object store", ports.s3()));
    }
    return wanted;
  }
}
