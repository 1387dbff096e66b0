package io.repstream.common.workout.fold;

import io.repstream.common.strength.Load;
import io.repstream.common.strength.LoadUnit;
import io.repstream.common.strength.Rep;
import io.repstream.common.strength.RepQuality;
import io.repstream.common.strength.SetReport;
import io.repstream.common.strength.Side;
import io.repstream.common.strength.StopReason;
import io.repstream.common.strength.StrengthReader;
import io.repstream.common.strength.StrengthReading;
import io.repstream.common.telemetry.SampleKind;

/** Reads what {@link Bike#lift} writes: the number of the set, and that of the repetition. */
final class Lifts implements StrengthReader {
  static final double KILOGRAMS = 40;
  static final long REP_MS = 2_500;

  private static final Load LOAD = new Load(null, KILOGRAMS, LoadUnit.KG);

  @Override
  public StrengthReading read(int kindCode, byte[] payload, long atMs) {
    if (payload.length != 2) {
      return new StrengthReading.Unreadable("undecodable");
    }
    String setId = "set-" + payload[0];
    return kindCode == SampleKind.STRENGTH_REP.code()
        ? new StrengthReading.OfRep(setId, rep(payload[1], atMs))
        : new StrengthReading.OfSet(set(setId, payload[1], atMs));
  }

  private static Rep rep(int index, long atMs) {
    double velocity = 0.8 - index * 0.01;
    return new Rep(
        index,
        Side.BOTH,
        atMs,
        800L,
        200L,
        REP_MS - 1_000,
        velocity,
        null,
        velocity * 400,
        null,
        500.0,
        LOAD,
        RepQuality.OK);
  }

  private static SetReport set(String setId, int reps, long atMs) {
    return new SetReport(
        setId, "squat", null, atMs, reps, reps, null, null, LOAD, StopReason.TARGET, 2.5);
  }
}
