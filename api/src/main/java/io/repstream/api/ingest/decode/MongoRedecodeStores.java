package io.repstream.api.ingest.decode;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.repstream.api.job.JobStore;
import io.repstream.api.job.MongoJobStore;
import io.repstream.api.platform.config.DocumentSettings;
import io.repstream.api.platform.mongo.MongoConnection;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.common.id.MachineId;
import java.util.ArrayList;
import java.util.List;

/** What the command needs of the document store, over a connection of its own. */
final class MongoRedecodeStores implements RecordedMachines, AutoCloseable {
  private final MongoClient client;
  private final MongoDatabase database;

  MongoRedecodeStores(DocumentSettings settings) {
    this.client = MongoClients.create(MongoConnection.settings(settings.url().reveal()));
    this.database = client.getDatabase(settings.database());
  }

  JobStore jobs() {
    return new MongoJobStore(database);
  }

  @Override
  public List<MachineId> all() {
    List<MachineId> machines = new ArrayList<>();
    database
        .getCollection(WorkoutRecord.SCHEMA.collection())
        .distinct("machineId", String.class)
        .forEach(id -> machines.add(new MachineId(id)));
    return machines;
  }

  @Override
  public void close() {
    client.close();
  }
}
