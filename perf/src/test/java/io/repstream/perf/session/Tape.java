package io.repstream.perf.session;

import io.repstream.common.ftms.control.TrainingState;
import io.repstream.common.ftms.control.TrainingStatus;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.perf.ride.Ride;
import io.repstream.perf.ride.RideTotals;
import io.repstream.perf.ride.lift.LiftReport;
import io.repstream.perf.ride.lift.LiftSession;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a machine sends in one session, once a second, with the sign-out at the end. */
final class Tape {
  static final long START_MS = 1_790_000_000_000L;

  private final List<Sample> samples = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private long timeMs = START_MS;

  /** What the ride had come to when another part of the training began. */
  record Mark(TrainingState next, RideTotals totals) {}

  /** A ride that ends by its plan. */
  static Tape of(Ride ride) {
    return of(ride, Ride::isFinished);
  }

  /** A ride that ends as soon as something is true. */
  static Tape of(Ride ride, Predicate<Ride> end) {
    Tape tape = new Tape();
    tape.add(SampleKind.FTMS, ride.payload());
    TrainingState told = TrainingState.MANUAL;
    while (!end.test(ride)) {
      if (ride.training() != told) {
        told = ride.training();
        tape.marks.add(new Mark(told, ride.totals()));
        tape.add(SampleKind.FTMS, status(told));
      }
      ride.advance(1);
      tape.timeMs += 1_000;
      tape.add(SampleKind.FTMS, ride.payload());
    }
    tape.add(SampleKind.SIGN_OUT, new byte[0]);
    return tape;
  }

  /** Strength work. */
  static Tape of(LiftSession lifts) {
    Tape tape = new Tape();
    for (LiftReport report : lifts.reports()) {
      tape.timeMs = START_MS + Math.round(report.atSeconds() * 1_000);
      tape.add(report.kind(), report.payload());
    }
    tape.add(SampleKind.SIGN_OUT, new byte[0]);
    return tape;
  }

  List<Sample> samples() {
    return samples;
  }

  List<Mark> marks() {
    return marks;
  }

  private void add(SampleKind kind, byte[] payload) {
    samples.add(new Sample(samples.size() + 1L, timeMs, kind.code(), payload));
  }

  private static byte[] status(TrainingState state) {
    byte high = (byte) (TrainingStatus.UUID16 >> Byte.SIZE);
    return new byte[] {high, (byte) TrainingStatus.UUID16, 0, (byte) state.code()};
  }
}
