package io.repstream.api.command.order;

import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.ftms.FieldReadings;
import io.repstream.common.ftms.FtmsField;
import io.repstream.common.ftms.control.MachineStatus;
import io.repstream.common.ftms.control.MachineStatusEvent.TargetChanged;
import io.repstream.common.ftms.control.MachineTarget.Single;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.common.workout.TimedSample;
import io.repstream.common.workout.fold.MeasurementReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a machine's own samples show that an order was carried out. Pure.
 *
 * <p>A target counts by the machine's latest "target changed" of that quantity, 2ADA, compared as
 * the wire carries it. A machine that reports no such thing is believed by its data: the latest
 * three records that tell the quantity must all lie within the tolerance, since one alone may be on
 * its way to somewhere else. A set-up counts by the latest report of settings, each within half a
 * step of what was asked for.
 */
public final class ReadBack {
  /** Records in a row that must agree. */
  private static final int RECORDS = 3;

  private static final int MACHINE_STATUS_UUID = 0x2ADA;
  private static final int UUID16_BYTES = 2;
  private static final double SETTING_TOLERANCE = 0.5;

  private ReadBack() {}

  /** Whether an order leaves something to be read back. */
  public static boolean isPossible(Order order) {
    return order instanceof Order.SetUp || Targets.of(order).isPresent();
  }

  /**
   * Looks for an order in what the machine sent since it was given.
   *
   * @param samples of one boot, in order
   */
  public static boolean shows(Order order, List<TimedSample> samples) {
    return order instanceof Order.SetUp setUp
        ? reportsSettings(Targets.settings(setUp), samples)
        : Targets.of(order)
            .filter(Single.class::isInstance)
            .map(Single.class::cast)
            .filter(target -> reaches(target, samples))
            .isPresent();
  }

  private static boolean reaches(Single target, List<TimedSample> samples) {
    Optional<Single> reported =
        samples.stream()
            .flatMap(sample -> changedTarget(sample).stream())
            .filter(changed -> changed.field() == target.field())
            .reduce((_, later) -> later);
    return reported.map(target::equals).orElseGet(() -> measures(target, samples));
  }

  private static Optional<Single> changedTarget(TimedSample sample) {
    byte[] payload = sample.payload();
    if (kind(sample) != SampleKind.FTMS || payload.length <= UUID16_BYTES) {
      return Optional.empty();
    }
    int uuid16 = ((payload[0] & 0xFF) << Byte.SIZE) | (payload[1] & 0xFF);
    if (uuid16 != MACHINE_STATUS_UUID) {
      return Optional.empty();
    }
    byte[] packet = Arrays.copyOfRange(payload, UUID16_BYTES, payload.length);
    return MachineStatus.decode(packet, OrderFrame.WIDTH)
        .filter(TargetChanged.class::isInstance)
        .map(event -> ((TargetChanged) event).target())
        .filter(Single.class::isInstance)
        .map(Single.class::cast);
  }

  private static boolean measures(Single target, List<TimedSample> samples) {
    MeasurementReader reader = new MeasurementReader(DecoderProfile.standard());
    List<Double> values =
        samples.stream()
            .filter(sample -> kind(sample) == SampleKind.FTMS)
            .flatMap(sample -> reader.read(sample.payload(), sample.timeMs()).stream())
            .map(record -> value(target, record.data()))
            .filter(value -> !value.isNaN())
            .toList();
    double tolerance = tolerance(target);
    return values.size() >= RECORDS
        && values.subList(values.size() - RECORDS, values.size()).stream()
            .allMatch(value -> Math.abs(value - target.value()) <= tolerance);
  }

  private static Double value(Single target, FieldReadings data) {
    return switch (target.field()) {
      case SPEED_KILOMETERS_PER_HOUR -> data.valueOrNaN(FtmsField.SPEED_KILOMETERS_PER_HOUR);
      case INCLINATION_PERCENT -> data.valueOrNaN(FtmsField.INCLINATION_PERCENT);
      case RESISTANCE_LEVEL -> data.valueOrNaN(FtmsField.RESISTANCE_LEVEL);
      case POWER_WATTS -> data.valueOrNaN(FtmsField.POWER_WATTS);
      case HEART_RATE_BPM,
          ENERGY_KCAL,
          STEPS,
          STRIDES,
          DISTANCE_METERS,
          TIME_SECONDS,
          WHEEL_CIRCUMFERENCE_MILLIMETERS,
          CADENCE_RPM ->
          Double.NaN;
    };
  }

  /** How far a measured value may lie from its target, in the unit of the field. */
  private static double tolerance(Single target) {
    return switch (target.field()) {
      case SPEED_KILOMETERS_PER_HOUR -> Math.max(0.2, target.value() * 0.02);
      case POWER_WATTS -> Math.max(5, target.value() * 0.05);
      case INCLINATION_PERCENT, RESISTANCE_LEVEL -> 0.5;
      case HEART_RATE_BPM,
          ENERGY_KCAL,
          STEPS,
          STRIDES,
          DISTANCE_METERS,
          TIME_SECONDS,
          WHEEL_CIRCUMFERENCE_MILLIMETERS,
          CADENCE_RPM ->
          0;
    };
  }

  private static boolean reportsSettings(Map<String, Double> wanted, List<TimedSample> samples) {
    return samples.stream()
        .filter(sample -> kind(sample) == SampleKind.DIAGNOSTICS)
        .flatMap(sample -> ReportedSettings.of(sample.payload()).stream())
        .reduce((_, later) -> later)
        .filter(settings -> agree(wanted, settings.values()))
        .isPresent();
  }

  private static boolean agree(Map<String, Double> wanted, Map<String, Double> reported) {
    return wanted.entrySet().stream()
        .allMatch(
            setting -> {
              Double now = reported.get(setting.getKey());
              return now != null && Math.abs(now - setting.getValue()) <= SETTING_TOLERANCE;
            });
  }

  private static SampleKind kind(TimedSample sample) {
    return SampleKind.ofCode(sample.kindCode());
  }
}
