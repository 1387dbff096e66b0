package io.repstream.api.command.order;

import io.repstream.common.ftms.control.MachineTarget;
import io.repstream.common.ftms.control.MachineTarget.Single;
import io.repstream.common.ftms.control.TargetField;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an order wants the machine to reach, in the units of the machine. */
final class Targets {
  private static final double KILOMETERS_PER_HOUR_PER_METER_PER_SECOND = 3.6;

  private Targets() {}

  /** The FTMS target, rounded to what the wire carries; empty for orders that set none. */
  static Optional<MachineTarget> of(Order order) {
    return switch (order) {
      case Order.SetTargetSpeed(Double speed) ->
          single(
              TargetField.SPEED_KILOMETERS_PER_HOUR,
              speed * KILOMETERS_PER_HOUR_PER_METER_PER_SECOND);
      case Order.SetTargetIncline(Double percent) ->
          single(TargetField.INCLINATION_PERCENT, percent);
      case Order.SetTargetResistance(Double level) -> single(TargetField.RESISTANCE_LEVEL, level);
      case Order.SetTargetPower(Integer watts) -> single(TargetField.POWER_WATTS, watts);
      case Order.Start _,
          Order.Stop _,
          Order.Pause _,
          Order.SetUp _,
          Order.Message _,
          Order.Lock _,
          Order.Unlock _,
          Order.Reboot _,
          Order.Firmware _,
          Order.SignOut _ ->
          Optional.empty();
    };
  }

  /** The settings of a set-up by the machine's names. */
  static Map<String, Double> settings(Order.SetUp setUp) {
    Map<String, Double> settings = new TreeMap<>();
    put(settings, "seat", setUp.seat());
    put(settings, "chest", setUp.chest());
    put(settings, "romStartMm", setUp.romStartMm());
    put(settings, "romEndMm", setUp.romEndMm());
    put(settings, "loadKg", setUp.loadKg());
    return settings;
  }

  private static void put(Map<String, Double> settings, String name, @Nullable Number value) {
    if (value != null) {
      settings.put(name, value.doubleValue());
    }
  }

  private static Optional<MachineTarget> single(TargetField field, double value) {
    return Optional.of(new Single(field, value));
  }
}
