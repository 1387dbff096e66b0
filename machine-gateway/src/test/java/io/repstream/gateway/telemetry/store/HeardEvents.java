package io.repstream.gateway.telemetry.store;

/** Keeps what it heard. For one thread. */
final class HeardEvents implements StoreEvents {
  private int restored;
  private int lost;

  @Override
  public void restored(int samples) {
    restored += samples;
  }

  @Override
  public void lost(int samples) {
    lost += samples;
  }

  int restored() {
    return restored;
  }

  int lost() {
    return lost;
  }
}
