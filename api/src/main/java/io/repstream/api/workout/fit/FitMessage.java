package io.repstream.api.workout.fit;

import static io.repstream.api.workout.fit.FitType.ENUM;
import static io.repstream.api.workout.fit.FitType.UINT16;
import static io.repstream.api.workout.fit.FitType.UINT32;
import static io.repstream.api.workout.fit.FitType.UINT32Z;
import static io.repstream.api.workout.fit.FitType.UINT8;

import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of FIT message with the fields that we write, in their order. Lap and session number the
 * same averages differently; a set keeps its time in 254 and its index in 10.
 *
 * @param local type, 0 to 15, unique in a file
 * @param global number of the profile
 */
public record FitMessage(int local, int global, List<FitField> fields) {
  /** Values: type, manufacturer, product, serial number, created. */
  public static final FitMessage FILE_ID =
      new FitMessage(
          0,
          0,
          List.of(
              FitField.of(0, ENUM),
              FitField.of(1, UINT16),
              FitField.of(2, UINT16),
              FitField.of(3, UINT32Z),
              FitField.of(4, UINT32)));

  /** Values: software version. */
  public static final FitMessage FILE_CREATOR =
      new FitMessage(1, 49, List.of(FitField.of(0, UINT16)));

  /** Values: time, event, event type. */
  public static final FitMessage EVENT =
      new FitMessage(
          2, 21, List.of(FitField.of(253, UINT32), FitField.of(0, ENUM), FitField.of(1, ENUM)));

  /** Values: time, bpm, rpm, metres, metres per second, watts. */
  public static final FitMessage RECORD =
      new FitMessage(
          3,
          20,
          List.of(
              FitField.of(253, UINT32),
              FitField.of(3, UINT8),
              FitField.of(4, UINT8),
              FitField.scaled(5, UINT32, 100),
              FitField.scaled(6, UINT16, 1_000),
              FitField.of(7, UINT16)));

  /** Values: time, seconds, repetitions, kilograms, active or rest, start, unit, index. */
  public static final FitMessage SET =
      new FitMessage(
          4,
          225,
          List.of(
              FitField.of(254, UINT32),
              FitField.scaled(0, UINT32, 1_000),
              FitField.of(3, UINT16),
              FitField.scaled(4, UINT16, 16),
              FitField.of(5, UINT8),
              FitField.of(6, UINT32),
              FitField.of(9, UINT16),
              FitField.of(10, UINT16)));

  /**
   * Values: index, end, event, event type, start, elapsed and timer seconds, metres, kcal, average
   * and highest speed, heart rate, cadence and power, intensity, trigger, sport, sub-sport.
   */
  public static final FitMessage LAP =
      new FitMessage(
          5,
          19,
          Stream.of(
                  happening(),
                  totals(13),
                  Stream.of(
                      FitField.of(23, ENUM),
                      FitField.of(24, ENUM),
                      FitField.of(25, ENUM),
                      FitField.of(39, ENUM)))
              .flatMap(fields -> fields)
              .toList());

  /**
   * Values: index, end, event, event type, start, sport, sub-sport, elapsed and timer seconds,
   * metres, kcal, average and highest speed, heart rate, cadence and power, first lap, laps,
   * trigger.
   */
  public static final FitMessage SESSION =
      new FitMessage(
          6,
          18,
          Stream.of(
                  happening(),
                  Stream.of(FitField.of(5, ENUM), FitField.of(6, ENUM)),
                  totals(14),
                  Stream.of(
                      FitField.of(25, UINT16), FitField.of(26, UINT16), FitField.of(28, ENUM)))
              .flatMap(fields -> fields)
              .toList());

  /** Values: end, timer seconds, sessions, type, event, event type. */
  public static final FitMessage ACTIVITY =
      new FitMessage(
          7,
          34,
          List.of(
              FitField.of(253, UINT32),
              FitField.scaled(0, UINT32, 1_000),
              FitField.of(1, UINT16),
              FitField.of(2, ENUM),
              FitField.of(3, ENUM),
              FitField.of(4, ENUM)));

  public FitMessage {
    fields = List.copyOf(fields);
  }

  private static Stream<FitField> happening() {
    return Stream.of(
        FitField.of(254, UINT16),
        FitField.of(253, UINT32),
        FitField.of(0, ENUM),
        FitField.of(1, ENUM),
        FitField.of(2, UINT32));
  }

  /**
   * What lap and session have in common.
   *
   * @param averages number of the average speed, which the others follow
   */
  private static Stream<FitField> totals(int averages) {
    return Stream.of(
        FitField.scaled(7, UINT32, 1_000),
        FitField.scaled(8, UINT32, 1_000),
        FitField.scaled(9, UINT32, 100),
        FitField.of(11, UINT16),
        FitField.scaled(averages, UINT16, 1_000),
        FitField.scaled(averages + 1, UINT16, 1_000),
        FitField.of(averages + 2, UINT8),
        FitField.of(averages + 3, UINT8),
        FitField.of(averages + 4, UINT8),
        FitField.of(averages + 5, UINT8),
        FitField.of(averages + 6, UINT16),
        FitField.of(averages + 7, UINT16));
  }
}
