package io.repstream.dev.gym;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortPlanTest {
  @Test
  void standardPortsAreTheDocumentedOnes() {
    PortPlan ports = PortPlan.standard();

    assertThat(ports.endpoints().apiUrl()).isEqualTo("http://127.0.0.1:8080");
    assertThat(ports.endpoints().adminUrl()).isEqualTo("http://127.0.0.1:8081");
    assertThat(ports.endpoints().gatewayTcp()).isEqualTo("127.0.0.1:7070");
    assertThat(ports.endpoints().gatewayWs()).isEqualTo("ws://127.0.0.1:7071/machines");
    assertThat(ports.endpoints().gatewayAdminUrl()).isEqualTo("http://127.0.0.1:7079");
    assertThat(ports.gatewayWebSocket()).isEqualTo(7071);
    assertThat(ports.socketIo()).isEqualTo(7072);
  }

  @Test
  void aBaseGivesNinePortsInARow() {
    assertThat(PortPlan.from(20_000))
        .isEqualTo(
            new PortPlan(20_000, 20_001, 20_002, 20_003, 20_004, 20_005, 20_006, 20_007, 20_008));
  }

  @Test
  void theHighestBaseStillGivesAPortToTheLast() {
    assertThat(PortPlan.from(PortPlan.MAX_BASE).s3()).isEqualTo(65_535);
  }
}
