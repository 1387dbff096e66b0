package io.repstream.api.workout;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.workout.Workout;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

@ApiTest
class MongoWorkoutStoreIT implements WorkoutStoreContract {
  private final WorkoutStore store;
  private final MongoCollection<Document> documents;

  MongoWorkoutStoreIT(ApiServer server) {
    this.store = server.bean(WorkoutStore.class);
    this.documents =
        server.bean(MongoDatabase.class).getCollection(WorkoutRecord.SCHEMA.collection());
  }

  @Test
  void replacementKeepsWhatStandsBesideTheRecord() {
    WorkoutRecord first =
        SomeWorkouts.ride(new MachineId("m-beside"), new MemberId(UUID.randomUUID()), 0);
    store.apply(List.of(new WorkoutChange.Add(first)));
    Bson id = Filters.eq("_id", first.id().toString());
    documents.updateOne(id, Updates.set("outbox", new Document("tries", 1)));

    WorkoutRecord next = SomeWorkouts.next(first, Workout.State.INTERRUPTED);
    assertThat(store.apply(List.of(new WorkoutChange.Replace(next)))).isEmpty();

    assertThat(store.byId(first.id())).contains(next);
    assertThat(documents.find(id).first()).containsKey("outbox").containsKey("modifiedAt");

    documents.updateOne(id, Updates.set("schemaVersion", WorkoutRecord.SCHEMA.version() + 1));
    WorkoutRecord third = SomeWorkouts.next(next, Workout.State.COMPLETED);
    assertThat(store.apply(List.of(new WorkoutChange.Replace(third))))
        .as("a newer release wrote it")
        .containsExactly(first.id());
  }

  @Override
  public WorkoutStore store() {
    return store;
  }
}
