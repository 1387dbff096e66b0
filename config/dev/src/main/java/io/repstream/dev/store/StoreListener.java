package io.repstream.dev.store;

/** Hears how the stores start, one after the other. */
public interface StoreListener {
  /** The named store is about to start. */
  void starting(String store);

  /** The store named last can be used at this address, told for people. */
  void ready(String address);

  /** A listener that does nothing. */
  static StoreListener silent() {
    return new StoreListener() {
      @Override
      public void starting(String store) {}

      @Override
      public void ready(String address) {}
    };
  }
}
