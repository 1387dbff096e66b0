package io.repstream.api.workout.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.api.workout.WorkoutSeries;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.common.strength.Rep;
import io.repstream.common.strength.StrengthSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workout as a table (RFC 4180): a row for each second, or for each repetition of strength work.
 * Unknown is an empty field. For one thread.
 */
final class CsvTable {
  private static final String END = "\r\n";
  private static final int DECIMALS = 3;

  private final StringBuilder text = new StringBuilder();

  private CsvTable() {}

  static byte[] write(MemberWorkout workout, WorkoutSeries series) {
    CsvTable table = new CsvTable();
    if (workout.parts().sets().isEmpty()) {
      table.seconds(workout, series);
    } else {
      table.repetitions(workout);
    }
    return table.text.toString().getBytes(UTF_8);
  }

  private void seconds(MemberWorkout workout, WorkoutSeries series) {
    text.append("time,offset_seconds,power_watts,speed_meters_per_second,cadence_rpm,")
        .append("heart_rate_bpm,distance_meters")
        .append(END);
    for (int row = 0; row < series.offsetSeconds().size(); row++) {
      double offset = series.offsetSeconds().get(row);
      row(
          workout.startedAt().plusMillis(Math.round(offset * 1_000)),
          offset,
          series.powerWatts().get(row),
          series.speedMetersPerSecond().get(row),
          series.cadenceRpm().get(row),
          series.heartRateBpm().get(row),
          series.distanceMeters().get(row));
    }
  }

  private void repetitions(MemberWorkout workout) {
    text.append("set,exercise,rep,side,time,load,load_unit,load_newtons,mean_velocity,")
        .append("peak_velocity,mean_power_watts,peak_power_watts,rom_millimeters,quality")
        .append(END);
    int number = 0;
    for (StrengthSet set : workout.parts().sets()) {
      number++;
      for (Rep rep : set.reps()) {
        row(
            number,
            set.exerciseId(),
            rep.index(),
            rep.side(),
            Instant.ofEpochMilli(rep.atMs()),
            rep.load().displayed(),
            rep.load().unit(),
            set.loadNewtons(),
            rep.meanVelocity(),
            rep.peakVelocity(),
            rep.meanPower(),
            rep.peakPower(),
            rep.romMillimeters(),
            rep.quality());
      }
    }
  }

  private void row(@Nullable Object... fields) {
    for (int i = 0; i < fields.length; i++) {
      text.append(i == 0 ? "" : ",").append(field(fields[i]));
    }
    text.append(END);
  }

  /** Text of machines is quoted, and never begins a formula where a spreadsheet opens it. */
  private static String field(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Double number ->
          BigDecimal.valueOf(number)
              .setScale(DECIMALS, RoundingMode.HALF_UP)
              .stripTrailingZeros()
              .toPlainString();
      case String raw -> {
        boolean isFormula = !raw.isEmpty() && "=+-@\t\r".indexOf(raw.charAt(0)) >= 0;
        yield '"' + (isFormula ? "'" : "") + raw.replace("\"", "\"\"") + '"';
      }
      default -> value.toString();
    };
  }
}
