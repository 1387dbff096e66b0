package io.repstream.api.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.platform.access.ClientAddress;
import io.repstream.common.net.AddressRange;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressesTest {
  private final ClientAddresses addresses =
      new ClientAddresses(List.of(AddressRange.parse("10.0.0.0/8")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9 | 198.51.100.1 | 203.0.113.9",
        "10.0.0.1 | 198.51.100.1 | 198.51.100.1",
        "10.0.0.1 | 1.2.3.4, 198.51.100.1 | 198.51.100.1",
        "10.0.0.1 | 1.2.3.4, 198.51.100.1, 10.9.9.9 | 198.51.100.1",
        "10.0.0.1 | unknown | 10.0.0.1",
        "10.0.0.1 | 1.2.3.4, evil.example | 10.0.0.1"
      })
  void believesTheHeaderAsFarAsTrustedProxiesWroteIt(String peer, String header, String client) {
    assertThat(addresses.behind(InetAddress.ofLiteral(peer), List.of(header)))
        .isEqualTo(InetAddress.ofLiteral(client));
  }

  @Test
  void takesANetworkOf64BitsForOneClient() {
    assertThat(address("2001:db8:1:2:3::1").partition())
        .isEqualTo(address("2001:db8:1:2:ffff::9").partition())
        .isNotEqualTo(address("2001:db8:1:3::1").partition());
    assertThat(address("192.0.2.1").partition()).isNotEqualTo(address("192.0.2.2").partition());
    assertThat(address("2001:db8:1:2:3::1").shortened()).isEqualTo("2001:0db8:0001:0002::");
    assertThat(address("192.0.2.1").shortened()).isEqualTo("192.0.2.x");
  }

  private static ClientAddress address(String text) {
    return new ClientAddress(InetAddress.ofLiteral(text));
  }
}
