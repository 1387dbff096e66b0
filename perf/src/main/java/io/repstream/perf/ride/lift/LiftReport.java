package io.repstream.perf.ride.lift;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.common.telemetry.SampleKind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a strength machine tells at a moment.
 *
 * @param atSeconds since the begin of the session
 * @param payload owned by who takes it
 */
@SuppressWarnings("ArrayRecordComponent") // made anew for each reader
public record LiftReport(double atSeconds, SampleKind kind, byte[] payload) {
  private static final double MS = 1_000;

  /** A set's repetitions, each at its end, and then the set. */
  static List<LiftReport> of(LiftedSet set, LiftPlan plan) {
    List<LiftReport> reports = new ArrayList<>();
    for (LiftedRep rep : set.reps()) {
      reports.add(of(rep.timing().end(), SampleKind.STRENGTH_REP, json(rep, set, plan)));
    }
    reports.add(of(set.endSeconds(), SampleKind.STRENGTH_SET, json(set, plan)));
    return reports;
  }

  private static LiftReport of(double atSeconds, SampleKind kind, JsonObject json) {
    return new LiftReport(atSeconds, kind, json.toString().getBytes(UTF_8));
  }

  private static JsonObject json(LiftedRep rep, LiftedSet set, LiftPlan plan) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("setId", set.setId())
            .add("index", rep.index())
            .add("side", rep.side().name())
            .add("concentricMs", milliseconds(rep.timing().concentric()))
            .add("pauseMs", milliseconds(rep.timing().pause()))
            .add("eccentricMs", milliseconds(rep.timing().eccentric()))
            .add("meanConcentricVelocity", rounded(rep.meanVelocity(), 3))
            .add("peakVelocity", rounded(rep.peakVelocity(), 3))
            .add("meanPower", rounded(rep.meanPowerWatts(), 1))
            .add("peakPower", rounded(rep.peakPowerWatts(), 1))
            .add("romMm", Math.round(rep.romMeters() * MS))
            .add("quality", "OK");
    return withLoad(json, plan).build();
  }

  private static JsonObject json(LiftedSet set, LiftPlan plan) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("setId", set.setId())
            .add("exerciseId", plan.exerciseId())
            .add("repCount", set.reps().size())
            .add("target", Json.createObjectBuilder().add("reps", plan.target().reps()))
            .add("durationMs", milliseconds(set.durationSeconds()))
            .add("stopReason", set.stopReason().name())
            .add("energyKcal", rounded(set.energyKcal(), 2));
    if (set.restSeconds() > 0) {
      json.add("restBeforeMs", milliseconds(set.restSeconds()));
    }
    return withLoad(json, plan).build();
  }

  private static JsonObjectBuilder withLoad(JsonObjectBuilder json, LiftPlan plan) {
    return json.add("displayedLoad", rounded(plan.loadKilograms(), 2)).add("displayedUnit", "KG");
  }

  private static long milliseconds(double seconds) {
    return Math.round(seconds * MS);
  }

  private static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}
