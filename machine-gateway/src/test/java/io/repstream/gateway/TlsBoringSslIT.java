package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.OpenSsl;
import org.junit.jupiter.api.Test;

class TlsBoringSslIT extends TlsContract {
  TlsBoringSslIT() {
    super("auto");
  }

  @Test
  void boringSslIsThere() {
    assertThat(OpenSsl.isAvailable()).as("%s", OpenSsl.unavailabilityCause()).isTrue();
  }
}
