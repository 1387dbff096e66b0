package io.repstream.api.sample;

import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;

@ApiTest
class MongoSampleStoreIT implements SampleStoreContract {
  private final SampleStore store;

  MongoSampleStoreIT(ApiServer server) {
    this.store = server.bean(SampleStore.class);
  }

  @Override
  public SampleStore store() {
    return store;
  }
}
