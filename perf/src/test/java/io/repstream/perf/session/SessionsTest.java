package io.repstream.perf.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.garmin.fit.Decode;
import com.garmin.fit.FitDecoder;
import com.garmin.fit.FitMessages;
import com.garmin.fit.Intensity;
import com.garmin.fit.LapMesg;
import com.garmin.fit.RecordMesg;
import com.garmin.fit.SessionMesg;
import com.garmin.fit.SetMesg;
import com.garmin.fit.Sport;
import com.garmin.fit.SubSport;
import io.repstream.api.workout.WorkoutRecord.StoredFigures;
import io.repstream.api.workout.WorkoutSeries;
import io.repstream.api.workout.export.ExportFormat;
import io.repstream.common.ftms.control.TrainingState;
import io.repstream.common.machine.MachineType;
import io.repstream.common.strength.Rep;
import io.repstream.common.strength.StopReason;
import io.repstream.common.strength.StrengthSet;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.part.EnergyChoice;
import io.repstream.common.workout.part.Lap;
import io.repstream.perf.ride.Ride;
import io.repstream.perf.ride.RideTotals;
import io.repstream.perf.ride.TrainingPlan;
import io.repstream.perf.ride.lift.LiftPlan;
import io.repstream.perf.ride.lift.LiftSession;
import io.repstream.perf.ride.lift.LiftedRep;
import io.repstream.perf.ride.lift.LiftedSet;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Sessions come out as they were: totals within half a per cent or one unit of resolution, and the
 * same again in the files that other programs read.
 */
class SessionsTest {
  private static final long SEED = 20_261;
  private static final double HALF_A_PERCENT = 0.005;

  @Test
  void rideOf45MinutesWithItsIntervals() throws Exception {
    Ride ride = Ride.intervalsOn(MachineType.INDOOR_BIKE, Duration.ofMinutes(45), SEED);
    Tape tape = Tape.of(ride);

    Recording recording = Recording.of(tape);

    assertTruth(recording, ride.totals());
    assertThat(recording.workout().energy().reason()).isEqualTo(EnergyChoice.Reason.MACHINE_AGREES);
    assertPhases(recording, tape, ride.totals());
    assertThat(recording.workout().parts().pauses()).isNotEmpty();
    FitMessages fit = assertFit(recording, Sport.CYCLING, SubSport.INDOOR_CYCLING, 1);
    assertThat(fit.getLapMesgs())
        .extracting(LapMesg::getIntensity)
        .contains(Intensity.WARMUP, Intensity.INTERVAL, Intensity.RECOVERY, Intensity.COOLDOWN);
    assertTcx(recording, "Biking");
    assertCsv(recording);
  }

  @Test
  void runOnATreadmill() throws Exception {
    Ride run = Ride.on(MachineType.TREADMILL, TrainingPlan.steady(Duration.ofMinutes(30)), SEED);

    Recording recording = Recording.of(Tape.of(run));

    assertTruth(recording, run.totals());
    assertThat(recording.workout().energy().reason()).isEqualTo(EnergyChoice.Reason.MACHINE_ALONE);
    assertFit(recording, Sport.RUNNING, SubSport.TREADMILL, 1);
    assertTcx(recording, "Running");
    assertCsv(recording);
  }

  @Test
  void rowOf2Kilometers() throws Exception {
    Ride row = Ride.on(MachineType.ROWER, TrainingPlan.steady(Duration.ofMinutes(40)), SEED);

    Recording recording = Recording.of(Tape.of(row, r -> r.totals().distanceMeters() >= 2_000));

    assertTruth(recording, row.totals());
    assertThat(recording.workout().figures().distanceMeters()).isBetween(2_000.0, 2_006.0);
    assertFit(recording, Sport.ROWING, SubSport.INDOOR_ROWING, 1);
    assertTcx(recording, "Other");
    assertCsv(recording);
  }

  @Test
  void crossTrainer() throws Exception {
    Ride strides = Ride.intervalsOn(MachineType.CROSS_TRAINER, Duration.ofMinutes(20), SEED);

    Recording recording = Recording.of(Tape.of(strides));

    assertTruth(recording, strides.totals());
    assertFit(recording, Sport.FITNESS_EQUIPMENT, SubSport.ELLIPTICAL, 2);
    assertTcx(recording, "Other");
    assertCsv(recording);
  }

  @Test
  void fiveSetsOfTen() throws Exception {
    LiftSession lifts = LiftSession.of(LiftPlan.fiveByTen(62.5), SEED);

    Recording recording = Recording.of(Tape.of(lifts));

    assertTruth(recording, lifts.totals());
    List<StrengthSet> sets = recording.workout().parts().sets();
    assertThat(sets).hasSameSizeAs(lifts.sets());
    for (int i = 0; i < sets.size(); i++) {
      assertSet(sets.get(i), lifts.sets().get(i));
    }
    assertThat(recording.workout().parts().pauses()).as("rests").hasSize(4);
    FitMessages fit = assertFit(recording, Sport.TRAINING, SubSport.STRENGTH_TRAINING, 1);
    assertFitSets(fit.getSetMesgs(), sets);
    Element activity = (Element) tcx(recording).getElementsByTagName("Activity").item(0);
    assertThat(activity.getElementsByTagName("Notes").getLength()).isEqualTo(1);
    assertThat(lines(recording)).hasSize(1 + 50);
    assertThat(lines(recording).getFirst())
        .isEqualTo(
            "set,exercise,rep,side,time,load,load_unit,load_newtons,mean_velocity,peak_velocity,"
                + "mean_power_watts,peak_power_watts,rom_millimeters,quality");
  }

  private static void assertTruth(Recording recording, RideTotals truth) {
    StoredFigures figures = recording.workout().figures();
    assertThat(recording.workout().state()).isEqualTo(Workout.State.COMPLETED);
    assertClose("seconds", figures.activeMs() / 1_000.0, truth.elapsedSeconds());
    if (truth.distanceMeters() > 0) {
      assertClose("metres", figures.distanceMeters(), truth.distanceMeters());
    }
    assertClose("kcal", figures.energyKcal(), truth.energyKcal());
    if (figures.powerWatts() != null) {
      assertClose("watts", figures.powerWatts().average(), truth.averagePowerWatts().orElseThrow());
    }
  }

  private static void assertClose(String what, @Nullable Double actual, double truth) {
    double tolerance = Math.max(1, truth * HALF_A_PERCENT);
    assertThat(actual).as(what).isCloseTo(truth, within(tolerance));
  }

  /** Every part of the training is a lap; one that goes on after a pause is the same still. */
  private static void assertPhases(Recording recording, Tape tape, RideTotals end) {
    List<TrainingState> told = new ArrayList<>();
    List<Double> meters = new ArrayList<>();
    double from = 0;
    for (int i = 0; i < tape.marks().size(); i++) {
      Tape.Mark mark = tape.marks().get(i);
      boolean isLast = i == tape.marks().size() - 1;
      RideTotals to = isLast ? end : tape.marks().get(i + 1).totals();
      double gain = to.distanceMeters() - from;
      if (gain > 0 && !told.isEmpty() && told.getLast() == mark.next()) {
        meters.set(meters.size() - 1, meters.getLast() + gain);
      } else if (gain > 0) {
        told.add(mark.next());
        meters.add(gain);
      }
      from = to.distanceMeters();
    }
    List<Lap> laps = recording.workout().parts().laps();
    assertThat(laps).extracting(Lap::phase).isEqualTo(told);
    assertThat(told.size()).isGreaterThan(20);
    for (int i = 0; i < laps.size(); i++) {
      assertClose("lap " + i, laps.get(i).distanceMeters(), meters.get(i));
    }
  }

  private static FitMessages assertFit(
      Recording recording, Sport sport, SubSport subSport, double cadenceDivider) {
    byte[] file = recording.as(ExportFormat.FIT);
    assertThat(new Decode().checkFileIntegrity(new ByteArrayInputStream(file))).isTrue();
    FitMessages fit = new FitDecoder().decode(new ByteArrayInputStream(file));
    SessionMesg session = fit.getSessionMesgs().getFirst();
    assertThat(fit.getSessionMesgs()).hasSize(1);
    assertThat(session.getSport()).isEqualTo(sport);
    assertThat(session.getSubSport()).isEqualTo(subSport);
    var pauses = recording.workout().parts().pauses();
    assertThat(FitTotals.of(session))
        .isEqualTo(seconds(FitTotals.of(recording.workout().whole(), pauses, cadenceDivider)));
    List<Lap> laps = recording.workout().lapsOrWhole();
    assertThat(session.getNumLaps()).isEqualTo(laps.size());
    assertThat(fit.getLapMesgs().stream().map(FitTotals::of))
        .isEqualTo(
            laps.stream().map(lap -> seconds(FitTotals.of(lap, pauses, cadenceDivider))).toList());
    assertRecords(fit.getRecordMesgs(), recording, cadenceDivider);
    return fit;
  }

  /** FIT tells moments in whole seconds. */
  private static FitTotals seconds(FitTotals totals) {
    return new FitTotals(
        totals.start().truncatedTo(ChronoUnit.SECONDS),
        totals.elapsedMs(),
        totals.timerMs(),
        totals.centimeters(),
        totals.kcal(),
        totals.millimetersPerSecond(),
        totals.bpm(),
        totals.rpm(),
        totals.watts());
  }

  private static void assertRecords(
      List<RecordMesg> records, Recording recording, double cadenceDivider) {
    WorkoutSeries series = recording.series();
    assertThat(records).hasSameSizeAs(series.offsetSeconds());
    for (int i = 0; i < records.size(); i++) {
      RecordMesg point = records.get(i);
      assertThat(point.getTimestamp().getDate().toInstant())
          .isEqualTo(
              recording
                  .workout()
                  .startedAt()
                  .plusSeconds(Math.round(series.offsetSeconds().get(i))));
      assertRead(point.getDistance(), series.distanceMeters().get(i), 0.005);
      assertRead(point.getSpeed(), series.speedMetersPerSecond().get(i), 0.0005);
      assertRead(point.getPower(), series.powerWatts().get(i), 0.5);
      assertRead(point.getHeartRate(), series.heartRateBpm().get(i), 0.5);
      Double rpm = series.cadenceRpm().get(i);
      assertRead(point.getCadence(), rpm == null ? null : rpm / cadenceDivider, 0.5);
    }
  }

  private static void assertRead(@Nullable Number read, @Nullable Double written, double half) {
    if (written == null) {
      assertThat(read).isNull();
    } else {
      assertThat(Objects.requireNonNull(read).doubleValue())
          .isCloseTo(written, within(half + 1e-3 * Math.abs(written) / 1e3));
    }
  }

  private static void assertSet(StrengthSet set, LiftedSet truth) {
    assertThat(set.setId()).isEqualTo(truth.setId());
    assertThat(set.repCount()).isEqualTo(10);
    assertThat(set.stopReason()).isEqualTo(StopReason.TARGET);
    assertThat(set.load().displayed()).isEqualTo(62.5);
    assertThat((set.endMs() - set.startMs()) / 1e3)
        .isCloseTo(truth.durationSeconds(), within(0.002));
    assertThat(set.restBeforeMs() == null ? 0 : set.restBeforeMs() / 1e3)
        .isCloseTo(truth.restSeconds(), within(0.002));
    assertThat(set.velocityLossPercent()).isCloseTo(truth.velocityLossPercent(), within(0.5));
    assertThat(set.workJoules())
        .isCloseTo(truth.workJoules(), within(truth.workJoules() * HALF_A_PERCENT));
    assertThat(set.energyKcal()).isCloseTo(truth.energyKcal(), within(0.01));
    for (int i = 0; i < 10; i++) {
      Rep rep = set.reps().get(i);
      LiftedRep lifted = truth.reps().get(i);
      assertThat(rep.meanVelocity()).isCloseTo(lifted.meanVelocity(), within(0.001));
      assertThat(rep.peakPower()).isCloseTo(lifted.peakPowerWatts(), within(0.1));
      assertThat(rep.romMillimeters()).isCloseTo(lifted.romMeters() * 1e3, within(1.0));
      assertThat(rep.side()).isEqualTo(lifted.side());
    }
  }

  private static void assertFitSets(List<SetMesg> messages, List<StrengthSet> sets) {
    List<SetMesg> active = messages.stream().filter(set -> set.getSetType() == 1).toList();
    List<SetMesg> rests = messages.stream().filter(set -> set.getSetType() == 0).toList();
    assertThat(active).hasSameSizeAs(sets);
    assertThat(rests).hasSize(sets.size() - 1);
    for (int i = 0; i < sets.size(); i++) {
      StrengthSet set = sets.get(i);
      assertThat(active.get(i).getRepetitions()).isEqualTo(set.repCount());
      assertThat(active.get(i).getWeight()).isEqualTo(62.5f);
      assertThat(Math.round(active.get(i).getDuration() * 1_000))
          .isEqualTo(Math.toIntExact(set.endMs() - set.startMs()));
      if (i > 0) {
        assertThat(rests.get(i - 1).getDuration()).isCloseTo(90f, within(0.002f));
      }
    }
  }

  private static void assertTcx(Recording recording, String sport) throws Exception {
    Document tcx = tcx(recording);
    Element activity = (Element) tcx.getElementsByTagName("Activity").item(0);
    assertThat(activity.getAttribute("Sport")).isEqualTo(sport);
    List<Lap> laps = recording.workout().lapsOrWhole();
    assertThat(tcx.getElementsByTagName("Lap").getLength()).isEqualTo(laps.size());
    for (int i = 0; i < laps.size(); i++) {
      Element lap = (Element) tcx.getElementsByTagName("Lap").item(i);
      assertThat(number(lap, "TotalTimeSeconds"))
          .isEqualTo((laps.get(i).endMs() - laps.get(i).startMs()) / 1e3);
      assertThat(number(lap, "DistanceMeters")).isEqualTo(laps.get(i).distanceMeters());
    }
    assertThat(tcx.getElementsByTagName("Trackpoint").getLength())
        .isEqualTo(recording.series().offsetSeconds().size());
  }

  private static double number(Element lap, String name) {
    return Double.parseDouble(lap.getElementsByTagName(name).item(0).getTextContent());
  }

  private static Document tcx(Recording recording) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(recording.as(ExportFormat.TCX)));
  }

  private static void assertCsv(Recording recording) {
    List<String> lines = lines(recording);
    assertThat(lines.getFirst())
        .isEqualTo(
            "time,offset_seconds,power_watts,speed_meters_per_second,cadence_rpm,heart_rate_bpm,"
                + "distance_meters");
    assertThat(lines).hasSize(1 + recording.series().offsetSeconds().size());
    assertThat(lines).allMatch(line -> line.chars().filter(c -> c == ',').count() == 6);
  }

  private static List<String> lines(Recording recording) {
    return new String(recording.as(ExportFormat.CSV), UTF_8).lines().toList();
  }
}
