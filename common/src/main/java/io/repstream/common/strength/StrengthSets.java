package io.repstream.common.strength;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the sets of one workout from reports in order of their samples. A repetition counts once
 * for (set, side, index), a set has one report; what comes again changes nothing. Bounded; for one
 * thread.
 */
public final class StrengthSets {
  static final int MOST_SETS = 500;
  static final int MOST_REPS = 500;

  private final Map<String, Gathered> sets = new LinkedHashMap<>();

  /** A set under way. */
  private static final class Gathered {
    private final Map<Place, Rep> reps = new LinkedHashMap<>();
    private @Nullable SetReport report;
  }

  private record Place(Side side, int index) {}

  /** Takes what a sample says. */
  public void add(StrengthReading reading) {
    switch (reading) {
      case StrengthReading.OfRep(String setId, Rep rep) -> {
        Gathered set = find(setId);
        if (set != null && set.reps.size() < MOST_REPS) {
          set.reps.putIfAbsent(new Place(rep.side(), rep.index()), rep);
        }
      }
      case StrengthReading.OfSet(SetReport report) -> {
        Gathered set = find(report.setId());
        if (set != null && set.report == null) {
          set.report = report;
        }
      }
      case StrengthReading.Unreadable _ -> {}
    }
  }

  /** Whether what a sample tells is known already: the repetition, or some part of the set. */
  public boolean knows(StrengthReading reading) {
    return switch (reading) {
      case StrengthReading.OfRep(String setId, Rep rep) -> {
        Gathered set = sets.get(setId);
        yield set != null && set.reps.containsKey(new Place(rep.side(), rep.index()));
      }
      case StrengthReading.OfSet(SetReport report) -> sets.containsKey(report.setId());
      case StrengthReading.Unreadable _ -> false;
    };
  }

  /** The sets so far, each in the order of its first sample. */
  public List<StrengthSet> sets(Calibration calibration) {
    List<StrengthSet> done = new ArrayList<>();
    Long lastEndMs = null;
    for (Map.Entry<String, Gathered> entry : sets.entrySet()) {
      StrengthSet set = set(entry.getKey(), entry.getValue(), calibration, lastEndMs);
      done.add(set);
      lastEndMs = set.endMs();
    }
    return done;
  }

  private @Nullable Gathered find(String setId) {
    Gathered known = sets.get(setId);
    if (known == null && sets.size() < MOST_SETS) {
      known = new Gathered();
      sets.put(setId, known);
    }
    return known;
  }

  private static StrengthSet set(
      String setId, Gathered gathered, Calibration calibration, @Nullable Long lastEndMs) {
    List<Rep> reps = List.copyOf(gathered.reps.values());
    SetReport report = gathered.report == null ? lost(setId, reps) : gathered.report;
    long startMs = startMs(report, reps);
    Long gapMs = lastEndMs == null ? null : Long.valueOf(Math.max(0, startMs - lastEndMs));
    Load load = report.load().isKnown() ? report.load() : heaviest(reps, calibration);
    Integer counted = report.repCount();
    StopReason stop = report.stopReason();
    return new StrengthSet(
        setId,
        report.exerciseId(),
        report.planExerciseId(),
        startMs,
        report.atMs(),
        report.restBeforeMs() == null ? gapMs : report.restBeforeMs(),
        counted == null ? reps.size() : counted,
        report.targetReps(),
        calibration.newtons(load),
        load,
        calibration.loadClass(),
        stop == null ? StopReason.USER : stop,
        report.energyKcal(),
        velocityLossPercent(reps),
        workJoules(reps, calibration),
        reps);
  }

  /** What is known of a set whose end was never told. */
  private static SetReport lost(String setId, List<Rep> reps) {
    long lastMs = reps.isEmpty() ? 0 : reps.getLast().atMs();
    return new SetReport(
        setId, null, null, lastMs, null, null, null, null, Load.UNKNOWN, StopReason.LOST, null);
  }

  private static long startMs(SetReport report, List<Rep> reps) {
    if (report.durationMs() != null) {
      return report.atMs() - report.durationMs();
    }
    if (reps.isEmpty()) {
      return report.atMs();
    }
    Long firstTookMs = reps.getFirst().durationMs();
    return reps.getFirst().atMs() - (firstTookMs == null ? 0 : firstTookMs);
  }

  private static Load heaviest(List<Rep> reps, Calibration calibration) {
    Load heaviest = Load.UNKNOWN;
    double most = Double.NEGATIVE_INFINITY;
    for (Rep rep : reps) {
      Double newtons = calibration.newtons(rep.load());
      if (newtons != null && newtons > most) {
        most = newtons;
        heaviest = rep.load();
      } else if (!heaviest.isKnown()) {
        heaviest = rep.load();
      }
    }
    return heaviest;
  }

  private static @Nullable Double velocityLossPercent(List<Rep> reps) {
    double best = 0;
    double last = 0;
    int known = 0;
    for (Rep rep : reps) {
      Double velocity = rep.meanVelocity();
      if (velocity != null) {
        best = Math.max(best, velocity);
        last = velocity;
        known++;
      }
    }
    return known < 2 || best <= 0 ? null : (best - last) / best * 100;
  }

  private static @Nullable Double workJoules(List<Rep> reps, Calibration calibration) {
    Double joules = null;
    for (Rep rep : reps) {
      Double newtons = calibration.newtons(rep.load());
      Double rom = rep.romMillimeters();
      if (newtons != null && rom != null) {
        joules = (joules == null ? 0 : joules) + newtons * rom / 1_000;
      }
    }
    return joules;
  }
}
