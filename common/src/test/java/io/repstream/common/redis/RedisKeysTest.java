package io.repstream.common.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.GatewayId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisKeysTest {
  private static final GymId GYM = GymId.parse("0192f0c1-7b3e-7abc-8def-0123456789ab");
  private static final MachineId MACHINE = new MachineId("bike-07");

  @Test
  void namesOfAGymShareItsTag() {
    assertThat(RedisKeys.floorLink(GYM)).isEqualTo("{gym:" + GYM + "}:floor:link");
    assertThat(RedisKeys.floorLive(GYM)).isEqualTo("{gym:" + GYM + "}:floor:live");
    assertThat(RedisKeys.floorChannel(GYM)).isEqualTo("live:gym:" + GYM + ":floor");
  }

  @Test
  void namesOfAMachineShareItsTag() {
    assertThat(RedisKeys.machineOwner(MACHINE)).isEqualTo("{machine:bike-07}:owner");
    assertThat(RedisKeys.machineCredential(MACHINE)).isEqualTo("{machine:bike-07}:credential");
    assertThat(RedisKeys.machineSession(MACHINE)).isEqualTo("{machine:bike-07}:session");
    assertThat(RedisKeys.machineCommands(MACHINE)).isEqualTo("{machine:bike-07}:commands");
    assertThat(RedisKeys.machineCommandLease(MACHINE)).isEqualTo("{machine:bike-07}:lease");
    assertThat(RedisKeys.machineCommandsEnded(MACHINE))
        .isEqualTo("{machine:bike-07}:commands:ended");
  }

  @Test
  void namesChannelsAndTickets() {
    assertThat(RedisKeys.gatewayWake(new GatewayId("gw-1"))).isEqualTo("commands:wake:gw-1");
    assertThat(RedisKeys.liveTicket("ab")).isEqualTo("ticket:ab");
  }

  @Test
  void aFloorChangeKeepsItsOwnListOfMachines() {
    assertThat(new FloorChange(FloorChange.VERSION, List.of("a")).machineIds())
        .containsExactly("a");
  }
}
