package io.repstream.api.workout;

class InMemoryWorkoutStoreTest implements WorkoutStoreContract {
  private final WorkoutStore store = new InMemoryWorkoutStore();

  @Override
  public WorkoutStore store() {
    return store;
  }
}
