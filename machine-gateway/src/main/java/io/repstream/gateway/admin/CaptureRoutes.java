package io.repstream.gateway.admin;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.repstream.common.id.MachineId;
import io.repstream.gateway.capture.Recordable;
import io.repstream.gateway.capture.Recorder;
import io.repstream.gateway.capture.Recording;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /admin/captures}: raw frames of single machines, for a time. */
public final class CaptureRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureRoutes.class);
  private static final String PATH = "/admin/captures";
  private static final String ONE = PATH + "/*";
  private static final int USUAL_BYTES = 1024 * 1024;

  private final Recorder recorder;
  private final Function<MachineId, Optional<Recordable>> connections;
  private final Jsonb jsonb = JsonbBuilder.create();

  /** What comes in. */
  public record Wish(
      @Nullable String machineId, @Nullable Long seconds, @Nullable Integer maxBytes) {}

  /**
   * @param connections finds the connection of a machine
   */
  public CaptureRoutes(Recorder recorder, Function<MachineId, Optional<Recordable>> connections) {
    this.recorder = recorder;
    this.connections = connections;
  }

  public List<AdminRoute> all() {
    return List.of(
        new AdminRoute(HttpMethod.GET, PATH, _ -> list()),
        new AdminRoute(HttpMethod.POST, PATH, request -> begin(request.body())),
        new AdminRoute(HttpMethod.GET, ONE, request -> frames(new MachineId(request.name()))),
        new AdminRoute(HttpMethod.DELETE, ONE, request -> forget(new MachineId(request.name()))));
  }

  private AdminAnswer list() {
    return AdminAnswer.json(HttpResponseStatus.OK, jsonb.toJson(Map.of("items", recorder.all())));
  }

  private AdminAnswer begin(String body) {
    try {
      Wish wish = jsonb.fromJson(body, Wish.class);
      return begin(
          new MachineId(String.valueOf(wish.machineId())),
          wish.seconds() == null ? 0 : wish.seconds(),
          wish.maxBytes() == null ? USUAL_BYTES : wish.maxBytes());
    } catch (JsonbException | IllegalArgumentException unreadable) {
      return AdminAnswer.invalid("not an object of machineId, seconds, maxBytes");
    }
  }

  private AdminAnswer begin(MachineId machineId, long seconds, int maxBytes) {
    if (seconds < 1 || seconds > Recorder.LONGEST.toSeconds()) {
      return AdminAnswer.invalid("seconds is from 1 to " + Recorder.LONGEST.toSeconds());
    }
    if (maxBytes < 1 || maxBytes > Recorder.MOST_BYTES) {
      return AdminAnswer.invalid("maxBytes is from 1 to " + Recorder.MOST_BYTES);
    }
    Optional<Recording> begun =
        recorder.begin(machineId, Duration.ofSeconds(seconds), maxBytes, connections);
    if (begun.isEmpty()) {
      return AdminAnswer.status(HttpResponseStatus.CONFLICT);
    }
    LOG.atWarn()
        .addKeyValue("repstream.machine.id", machineId.value())
        .addKeyValue("repstream.capture.seconds", seconds)
        .log("frames of a machine are captured");
    return AdminAnswer.json(HttpResponseStatus.CREATED, jsonb.toJson(begun.get().summary()));
  }

  private AdminAnswer frames(MachineId machineId) {
    return recorder
        .find(machineId)
        .map(
            found ->
                new AdminAnswer(
                    HttpResponseStatus.OK,
                    "application/x-ndjson",
                    found.toNdjson().getBytes(StandardCharsets.UTF_8)))
        .orElseGet(() -> AdminAnswer.status(HttpResponseStatus.NOT_FOUND));
  }

  private AdminAnswer forget(MachineId machineId) {
    return AdminAnswer.status(
        recorder.forget(machineId) ? HttpResponseStatus.OK : HttpResponseStatus.NOT_FOUND);
  }
}
