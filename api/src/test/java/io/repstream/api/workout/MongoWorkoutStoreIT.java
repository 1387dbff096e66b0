package io.repstream.api.workout;

import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;

@ApiTest
class MongoWorkoutStoreIT implements WorkoutStoreContract {
  private final WorkoutStore store;

  MongoWorkoutStoreIT(ApiServer server) {
    this.store = server.bean(WorkoutStore.class);
  }

  @Override
  public WorkoutStore store() {
    return store;
  }
}
