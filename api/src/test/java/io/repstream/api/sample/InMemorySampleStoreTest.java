package io.repstream.api.sample;

class InMemorySampleStoreTest implements SampleStoreContract {
  private final SampleStore store = new InMemorySampleStore();

  @Override
  public SampleStore store() {
    return store;
  }
}
