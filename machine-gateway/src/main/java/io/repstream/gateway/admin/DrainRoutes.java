package io.repstream.gateway.admin;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.repstream.gateway.drain.DrainProgress;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import java.util.function.Supplier;

/** {@code /admin/drain}: lets all machines go and ends the gateway, and tells how far it is. */
public final class DrainRoutes {
  private static final String PATH = "/admin/drain";

  private final Runnable begin;
  private final Supplier<DrainProgress> progress;
  private final Jsonb jsonb = JsonbBuilder.create();

  /** What goes out as JSON. */
  public record View(
      String phase,
      long elapsedSeconds,
      long windowSeconds,
      int remaining,
      int leaving,
      int idle,
      int atBoundary,
      int inWorkout,
      int told) {
    static View of(DrainProgress now) {
      return new View(
          now.phase().name(),
          now.elapsed().toSeconds(),
          now.window().toSeconds(),
          now.leaving() + now.idle() + now.atBoundary() + now.inWorkout(),
          now.leaving(),
          now.idle(),
          now.atBoundary(),
          now.inWorkout(),
          now.told());
    }
  }

  /**
   * @param begin returns at once; does nothing where the drain has begun
   */
  public DrainRoutes(Runnable begin, Supplier<DrainProgress> progress) {
    this.begin = begin;
    this.progress = progress;
  }

  public List<AdminRoute> all() {
    return List.of(
        new AdminRoute(HttpMethod.GET, PATH, _ -> show(HttpResponseStatus.OK)),
        new AdminRoute(HttpMethod.POST, PATH, _ -> drain()));
  }

  private AdminAnswer drain() {
    begin.run();
    return show(HttpResponseStatus.ACCEPTED);
  }

  private AdminAnswer show(HttpResponseStatus status) {
    return AdminAnswer.json(status, jsonb.toJson(View.of(progress.get())));
  }
}
