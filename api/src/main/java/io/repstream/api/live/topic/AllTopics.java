package io.repstream.api.live.topic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Asks for each topic where its kind is read. */
@ApplicationScoped
public class AllTopics implements TopicSource {
  private final InventoryFloorSource floors;
  private final RunningWorkoutSource workouts;

  @Inject
  public AllTopics(InventoryFloorSource floors, RunningWorkoutSource workouts) {
    this.floors = floors;
    this.workouts = workouts;
  }

  @Override
  public Map<String, String> items(LiveTopic topic) {
    return switch (topic) {
      case FloorTopic floor -> floors.machines(floor.gymId());
      case WorkoutTopic workout -> workouts.items(workout.workoutId());
    };
  }

  @Override
  public void forget(LiveTopic topic) {
    switch (topic) {
      case FloorTopic floor -> floors.forget(floor.gymId());
      case WorkoutTopic workout -> workouts.forget(workout.workoutId());
    }
  }
}
