package io.repstream.dev.demo;

import static io.repstream.dev.demo.DemoMachine.Part.SIMULATED;
import static io.repstream.dev.demo.DemoMachine.Part.SPARE;

import io.repstream.common.machine.MachineType;
import io.repstream.dev.demo.DemoMachine.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Who and what is in the demo gym. All names are made up.
 *
 * @param zoneId IANA time zone of the gym
 * @param member the person as whom a developer looks at the gym
 * @param crowd members whom the simulator lets train
 * @param machines the spare one last
 */
public record DemoPlan(
    String chainName,
    String gymName,
    String zoneId,
    DemoPerson chainAdmin,
    DemoPerson gymAdmin,
    DemoPerson trainer,
    DemoPerson member,
    List<DemoPerson> crowd,
    List<DemoMachine> machines) {
  private static final Model BIKE = new Model("Velora", "Crank 5");
  private static final Model TREADMILL = new Model("Stridewell", "Mile T8");
  private static final Model ROWER = new Model("Oarfield", "Delta R2");
  private static final Model CROSS_TRAINER = new Model("Glidon", "Arc 300");

  public DemoPlan {
    crowd = List.copyOf(crowd);
    machines = List.copyOf(machines);
  }

  /** The one demo gym that there is: 24 simulated machines and a spare bike. */
  public static DemoPlan standard() {
    return new DemoPlan(
        "Kettle & Crank",
        "Kettle & Crank Harbour",
        "Europe/Berlin",
        person("chain-admin", "Ines Okafor"),
        person("gym-admin", "Tomas Brandt"),
        person("trainer", "Lena Sorensen"),
        person("member", "Sam Rivera"),
        crowdOfTwelve(),
        floor());
  }

  /** Everybody, in the order in which accounts are made. */
  public List<DemoPerson> everybody() {
    return Stream.concat(Stream.of(chainAdmin, gymAdmin, trainer, member), crowd.stream()).toList();
  }

  private static DemoPerson person(String mailbox, String displayName) {
    return new DemoPerson(mailbox + "@demo.example", displayName);
  }

  private static List<DemoPerson> crowdOfTwelve() {
    return Stream.of(
            "Ada Winter",
            "Bruno Castell",
            "Chiara Lund",
            "Deniz Aydin",
            "Elif Morgan",
            "Farid Novak",
            "Greta Lindahl",
            "Hugo Marsh",
            "Ivana Petrov",
            "Jonas Keller",
            "Kofi Mensah",
            "Lucia Romero")
        .map(name -> person(name.toLowerCase(Locale.ROOT).replace(' ', '.'), name))
        .toList();
  }

  // The treadmills look out of the window, the bikes stand in two rows behind them.
  private static List<DemoMachine> floor() {
    List<DemoMachine> floor = new ArrayList<>();
    floor.addAll(row("Treadmill", MachineType.TREADMILL, TREADMILL, 8, new Spot(2, 2, 3)));
    floor.addAll(row("Bike", MachineType.INDOOR_BIKE, BIKE, 12, new Spot(2, 7, 2)));
    floor.addAll(row("Rower", MachineType.ROWER, ROWER, 2, new Spot(4, 12, 6)));
    floor.addAll(
        row("Cross trainer", MachineType.CROSS_TRAINER, CROSS_TRAINER, 2, new Spot(16, 12, 4)));
    floor.add(
        new DemoMachine("Spare bike", MachineType.INDOOR_BIKE, BIKE, "SPARE-01", 25, 12, SPARE));
    return floor;
  }

  /** Where a row starts and how far apart its machines stand, in metres. */
  private record Spot(double x, double y, double gap) {}

  private static List<DemoMachine> row(
      String name, MachineType type, Model model, int count, Spot spot) {
    List<DemoMachine> row = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String serial = "%s-%02d".formatted(type.name().replace("_", ""), i + 1);
      double x = spot.x() + i * spot.gap();
      row.add(new DemoMachine(name + " " + (i + 1), type, model, serial, x, spot.y(), SIMULATED));
    }
    return row;
  }
}
