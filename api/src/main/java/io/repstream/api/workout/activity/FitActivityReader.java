package io.repstream.api.workout.activity;

import io.repstream.api.workout.fit.FitFormatException;
import io.repstream.api.workout.fit.FitReader;
import io.repstream.api.workout.fit.FitValues;
import io.repstream.api.workout.fit.Sport;
import io.repstream.common.machine.MachineType;
import io.repstream.common.strength.Load;
import io.repstream.common.strength.LoadClass;
import io.repstream.common.strength.LoadUnit;
import io.repstream.common.strength.StopReason;
import io.repstream.common.strength.StrengthSet;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.Lap;
import io.repstream.common.workout.part.Pause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a FIT activity: records, laps, sets, timer events, the first session. For one thread. */
final class FitActivityReader {
  private static final long EPOCH_MS = 631_065_600_000L;
  private static final long MS = 1_000;
  private static final int SESSION = 18;
  private static final int LAP = 19;
  private static final int RECORD = 20;
  private static final int EVENT = 21;
  private static final int SET = 225;
  private static final int EVENT_TIMER = 0;
  private static final int TIMER_START = 0;
  private static final int TRIGGER_DISTANCE = 2;
  private static final int SET_ACTIVE = 1;
  private static final int SET_TIMESTAMP = 254;

  private final Draft draft = new Draft(ActivityFormat.FIT);
  private int cadenceFactor = 1;
  private boolean hasSession;
  private long stoppedMs = -1;

  private FitActivityReader() {}

  static Activity read(byte[] file) throws UnreadableActivityException {
    List<FitValues> messages = new ArrayList<>();
    try {
      FitReader.read(
          file,
          message -> {
            if (isOurs(message)) {
              messages.add(message);
            }
          });
    } catch (FitFormatException damaged) {
      throw new UnreadableActivityException(String.valueOf(damaged.getMessage()));
    }
    return new FitActivityReader().read(messages);
  }

  private static boolean isOurs(FitValues message) {
    return switch (message.global()) {
      case SESSION, LAP, RECORD, EVENT, SET -> true;
      default -> false;
    };
  }

  /** The session comes last in most files, and says how the others are to be read. */
  private Activity read(List<FitValues> messages) throws UnreadableActivityException {
    for (FitValues message : messages) {
      if (message.global() == SESSION && !hasSession) {
        session(message);
      }
    }
    for (FitValues message : messages) {
      switch (message.global()) {
        case LAP -> lap(message);
        case RECORD -> record(message);
        case EVENT -> event(message);
        case SET -> set(message);
        default -> {
          // the session was read before
        }
      }
    }
    return draft.activity();
  }

  private void session(FitValues message) {
    hasSession = true;
    MachineType type = Sport.machineOf(message.whole(5), message.whole(6));
    draft.machineType(type);
    cadenceFactor = Sport.of(type).cadenceDivider();
    Told told = told(message, 14, 124);
    if (told != null) {
      draft.session(told);
    }
  }

  private void lap(FitValues message) throws UnreadableActivityException {
    Told told = told(message, 13, 110);
    if (told != null) {
      boolean distance = message.whole(24) == TRIGGER_DISTANCE;
      draft.add(told, distance ? Lap.Trigger.DISTANCE : Lap.Trigger.END);
    }
  }

  /**
   * What lap and session tell.
   *
   * @param averages number of the average speed, which the others follow
   * @param enhanced number of the average speed in more bits; the highest follows
   */
  private @Nullable Told told(FitValues message, int averages, int enhanced) {
    double start = message.value(2, 1);
    double end = message.value(FitReader.TIMESTAMP, 1);
    double elapsed = message.value(7, 1_000);
    if (Double.isNaN(start) || (Double.isNaN(elapsed) && Double.isNaN(end))) {
      return null;
    }
    long startMs = timeMs(start);
    long endMs = Double.isNaN(elapsed) ? timeMs(end) : startMs + Math.round(elapsed * MS);
    return new Told(
        startMs,
        endMs,
        message.value(8, 1_000),
        message.value(9, 100),
        message.value(11, 1),
        Told.spread(message.value(averages + 6, 1), message.value(averages + 7, 1)),
        Told.spread(
            message.value(enhanced, averages, 1_000),
            message.value(enhanced + 1, averages + 1, 1_000)),
        cadence(message.value(averages + 4, 1), message.value(averages + 5, 1)),
        Told.spread(message.value(averages + 2, 1), message.value(averages + 3, 1)));
  }

  private @Nullable Spread cadence(double average, double max) {
    return Told.spread(average * cadenceFactor, max * cadenceFactor);
  }

  private void record(FitValues message) throws UnreadableActivityException {
    double time = message.value(FitReader.TIMESTAMP, 1);
    if (!Double.isNaN(time)) {
      draft.add(
          new Point(
              timeMs(time),
              message.value(7, 1),
              message.value(73, 6, 1_000),
              message.value(4, 1) * cadenceFactor,
              message.value(3, 1),
              message.value(5, 100)));
    }
  }

  private void event(FitValues message) {
    double time = message.value(FitReader.TIMESTAMP, 1);
    if (message.whole(0) != EVENT_TIMER || Double.isNaN(time)) {
      return;
    }
    if (message.whole(1) != TIMER_START) {
      stoppedMs = timeMs(time);
    } else if (stoppedMs >= 0) {
      if (timeMs(time) > stoppedMs) {
        draft.add(new Pause(stoppedMs, timeMs(time)));
      }
      stoppedMs = -1;
    }
  }

  private void set(FitValues message) throws UnreadableActivityException {
    double end = message.value(SET_TIMESTAMP, 1);
    double start = message.value(6, 1);
    double duration = message.value(0, 1_000);
    long repetitions = message.whole(3);
    if (message.whole(5) != SET_ACTIVE || repetitions < 0 || Double.isNaN(start)) {
      return;
    }
    long startMs = timeMs(start);
    long endMs =
        Double.isNaN(duration)
            ? Double.isNaN(end) ? startMs : timeMs(end)
            : startMs + Math.round(duration * MS);
    Double kilograms = Told.orNull(message.value(4, 16));
    Double newtons = kilograms == null ? null : kilograms * LoadUnit.KG.newtons();
    draft.add(
        new StrengthSet(
            "set-" + (draft.setCount() + 1),
            null,
            null,
            startMs,
            endMs,
            null,
            (int) repetitions,
            null,
            newtons,
            kilograms == null ? Load.UNKNOWN : new Load(newtons, kilograms, LoadUnit.KG),
            LoadClass.UNKNOWN,
            StopReason.USER,
            null,
            null,
            null,
            List.of()));
  }

  private static long timeMs(double fitSeconds) {
    return EPOCH_MS + Math.round(fitSeconds * MS);
  }
}
