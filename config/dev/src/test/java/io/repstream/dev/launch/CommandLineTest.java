package io.repstream.dev.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.dev.gym.GymOptions;
import io.repstream.dev.gym.PortPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @Test
  void upAloneTakesTheDocumentedPortsSimulationAndKeptData() {
    assertThat(parse("up")).isEqualTo(new Command.Up(GymOptions.standard()));
  }

  @Test
  void upTakesItsOptionsInAnyOrder() {
    GymOptions expected =
        new GymOptions(PortPlan.from(18080), GymOptions.Simulation.OFF, GymOptions.Data.FRESH);

    assertThat(parse("up", "--fresh", "--port-base", "18080", "--no-simulation"))
        .isEqualTo(new Command.Up(expected));
    assertThat(parse("up", "--no-simulation", "--fresh", "--port-base", "18080"))
        .isEqualTo(new Command.Up(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "-h", "--help"})
  void helpIsAskedForInSeveralWays(String argument) {
    assertThat(parse(argument)).isEqualTo(new Command.Help());
    assertThat(parse()).isEqualTo(new Command.Help());
    assertThat(parse("up", "--help")).isEqualTo(new Command.Help());
  }

  @Test
  void statusAndVersionStandAlone() {
    assertThat(parse("status")).isEqualTo(new Command.Status());
    assertThat(parse("version")).isEqualTo(new Command.Version());
    assertThat(parse("status", "--all")).isEqualTo(new Command.Misused("unknown option: --all"));
  }

  @Test
  void saysWhatItDoesNotUnderstand() {
    assertThat(parse("down")).isEqualTo(new Command.Misused("unknown command: down"));
    assertThat(parse("up", "--quick")).isEqualTo(new Command.Misused("unknown option: --quick"));
    assertThat(parse("up", "--port-base"))
        .isEqualTo(new Command.Misused("--port-base needs a port"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "80", "1023", "65528", "99999", "123456"})
  void refusesAPortBaseThatIsNone(String base) {
    assertThat(parse("up", "--port-base", base)).isInstanceOf(Command.Misused.class);
  }

  private static Command parse(String... arguments) {
    return CommandLine.parse(List.of(arguments));
  }
}
