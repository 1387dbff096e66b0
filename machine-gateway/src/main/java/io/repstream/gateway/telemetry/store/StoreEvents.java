package io.repstream.gateway.telemetry.store;

/** Hears what became of acknowledged entries that Redis has lost. Called on writer threads. */
public interface StoreEvents {
  /** They were stored again from memory. */
  void restored(int samples);

  /** They were not kept long enough for that: they are gone. */
  void lost(int samples);
}
