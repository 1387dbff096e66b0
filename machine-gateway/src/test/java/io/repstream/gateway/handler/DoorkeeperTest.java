package io.repstream.gateway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.rmp.RmpCode;
import io.repstream.gateway.session.Input;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DoorkeeperTest {
  private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress THERE = InetAddress.ofLiteral("192.0.2.2");

  private final AtomicLong nanos = new AtomicLong();
  private final Doorkeeper doorkeeper =
      new Doorkeeper(new AddressLimits(2, 3, Duration.ofMinutes(1)), nanos::get);

  private RmpCode refusal(InetAddress address) {
    return doorkeeper.enter(address).map(Input.TurnedAway::code).orElse(null);
  }

  @Test
  void limitsWhoHasProvenNothingByAddress() {
    assertThat(refusal(HERE)).isNull();
    assertThat(refusal(HERE)).isNull();
    assertThat(refusal(HERE)).isEqualTo(RmpCode.CONNECTIONS);
    assertThat(refusal(THERE)).isNull();
    doorkeeper.leave(HERE);
    assertThat(refusal(HERE)).isNull();
    assertThat(refusal(HERE)).isEqualTo(RmpCode.CONNECTIONS);
  }

  @Test
  void countsANetworkOfIpv6AsOneAddress() {
    assertThat(refusal(InetAddress.ofLiteral("2001:db8::1"))).isNull();
    assertThat(refusal(InetAddress.ofLiteral("2001:db8::2"))).isNull();
    assertThat(refusal(InetAddress.ofLiteral("2001:db8::3"))).isEqualTo(RmpCode.CONNECTIONS);
    assertThat(refusal(InetAddress.ofLiteral("2001:db8:0:1::1"))).isNull();
  }

  @Test
  void blocksForATimeWhoGivesWrongProofs() {
    for (int i = 0; i < 3; i++) {
      assertThat(refusal(HERE)).isNull();
      doorkeeper.leave(HERE);
      doorkeeper.wrongProof(HERE);
    }
    nanos.addAndGet(Duration.ofSeconds(50).toNanos());
    Input.TurnedAway blocked = doorkeeper.enter(HERE).orElseThrow();
    assertThat(blocked.code()).isEqualTo(RmpCode.TRY_LATER);
    assertThat(blocked.retryAfter()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
    assertThat(refusal(THERE)).isNull();
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(refusal(HERE)).isNull();
  }

  @Test
  void forgetsWrongProofsThatAreLongAgo() {
    doorkeeper.wrongProof(HERE);
    doorkeeper.wrongProof(HERE);
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    doorkeeper.wrongProof(HERE);
    assertThat(refusal(HERE)).isNull();
  }

  @Test
  void remembersAsManyOffendersAsFit() {
    for (int i = 0; i < 3; i++) {
      doorkeeper.wrongProof(HERE);
    }
    for (int i = 0; i < 10_000; i++) {
      doorkeeper.wrongProof(InetAddress.ofLiteral("10.0.%d.%d".formatted(i >> 8, i & 0xFF)));
    }
    assertThat(refusal(HERE)).isNull();
  }
}
