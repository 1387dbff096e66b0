package io.repstream.dev.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.machine.MachineType;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoPlanTest {
  private final DemoPlan plan = DemoPlan.standard();

  @Test
  void hasTwentyFourSimulatedMachinesAndASpareBikeAtTheEnd() {
    List<DemoMachine> machines = plan.machines();

    assertThat(machines).hasSize(25);
    assertThat(machines.subList(0, 24))
        .allMatch(machine -> machine.part() == DemoMachine.Part.SIMULATED);
    assertThat(machines.getLast().part()).isEqualTo(DemoMachine.Part.SPARE);
    assertThat(machines.getLast().type()).isEqualTo(MachineType.INDOOR_BIKE);
  }

  @Test
  void hasTheTypesOfARealFloor() {
    assertThat(count(MachineType.INDOOR_BIKE)).isEqualTo(13);
    assertThat(count(MachineType.TREADMILL)).isEqualTo(8);
    assertThat(count(MachineType.ROWER)).isEqualTo(2);
    assertThat(count(MachineType.CROSS_TRAINER)).isEqualTo(2);
  }

  @Test
  void noTwoMachinesShareAPlaceANameOrASerialNumber() {
    assertThat(plan.machines()).extracting(DemoMachine::name).doesNotHaveDuplicates();
    assertThat(plan.machines()).extracting(DemoMachine::serial).doesNotHaveDuplicates();
    assertThat(plan.machines())
        .extracting(machine -> machine.x() + "/" + machine.y())
        .doesNotHaveDuplicates();
  }

  @Test
  void everybodyHasAnAddressOfTheirOwn() {
    assertThat(plan.everybody())
        .hasSize(16)
        .extracting(DemoPerson::email)
        .doesNotHaveDuplicates()
        .allMatch(email -> email.matches("[a-z.-]+@demo\\.example"));
  }

  @Test
  void factsDoNotShowSecretsInLogs() {
    assertThat(new DemoFacts.Login("a@b", "hidden")).asString().doesNotContain("hidden");
    assertThat(new DemoFacts.Machine("m", "hidden", 1, "ROWER", true))
        .asString()
        .doesNotContain("hidden");
    assertThat(new RestClient.Caller.Bearer("hidden")).asString().doesNotContain("hidden");
  }

  private long count(MachineType type) {
    return plan.machines().stream().filter(machine -> machine.type() == type).count();
  }
}
