package io.repstream.perf.gym;

import io.repstream.perf.machine.MachineCredentials;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * A line of the rides file: what a checker compares with the API.
 *
 * @param rider who rode
 */
record RideRecord(MachineCredentials machine, Rider rider, RideSpan span) {
  private static final int DECIMALS = 3;

  /** Who sat on the machine. */
  sealed interface Rider {
    /** Somebody who did not sign in. */
    record Anonymous() implements Rider {}

    /** A member, and the workout that the sign-in opened. */
    record Member(String email, String workoutId) implements Rider {}
  }

  JsonObject toJson() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("machineId", machine.machineId().value())
            .add("type", machine.type().name());
    switch (rider) {
      case Rider.Anonymous _ -> json.addNull("memberEmail").addNull("workoutId");
      case Rider.Member(String email, String workoutId) ->
          json.add("memberEmail", email).add("workoutId", workoutId);
    }
    addFigures(json);
    return json.add("samples", span.sampleCount())
        .add("firstSeq", span.firstSeq())
        .add("lastSeq", span.lastSeq())
        .add("bootId", span.bootId().toString())
        .build();
  }

  private void addFigures(JsonObjectBuilder json) {
    json.add("startedAt", span.startedAt().toString())
        .add("endedAt", span.endedAt().toString())
        .add("durationSeconds", rounded(span.duration().toMillis() / 1e3))
        .add("activeSeconds", rounded(span.totals().elapsedSeconds()))
        .add("distanceMeters", rounded(span.totals().distanceMeters()))
        .add("energyKcal", rounded(span.totals().energyKcal()));
    OptionalDouble power = span.totals().averagePowerWatts();
    if (power.isPresent()) {
      json.add("averagePowerWatts", rounded(power.getAsDouble()));
    } else {
      json.addNull("averagePowerWatts");
    }
  }

  private static BigDecimal rounded(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    BigDecimal shortest = exact.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
