package io.repstream.gateway;

class TlsJdkIT extends TlsContract {
  TlsJdkIT() {
    super("jdk");
  }
}
