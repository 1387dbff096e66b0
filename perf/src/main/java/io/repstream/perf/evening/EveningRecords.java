package io.repstream.perf.evening;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.repstream.common.id.MachineId;
import io.repstream.perf.oracle.Stores;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * The workouts of a gym's machines as stored, in the order of the machines and of time, without
 * what twins differ in: their names, how often a workout was written and when.
 */
public final class EveningRecords {
  private static final List<String> OWN =
      List.of("_id", "version", "machineId", "foldedFrom", "modifiedAt");

  private EveningRecords() {}

  /** Reads all workouts of these machines. Blocks. */
  public static List<String> read(Stores stores, List<MachineId> machineIds) {
    try (MongoClient client = MongoClients.create(stores.mongoUrl())) {
      return read(client.getDatabase(stores.database()).getCollection("workouts"), machineIds);
    }
  }

  private static List<String> read(MongoCollection<Document> workouts, List<MachineId> machineIds) {
    List<String> records = new ArrayList<>();
    for (int number = 0; number < machineIds.size(); number++) {
      for (Document workout :
          workouts
              .find(Filters.eq("machineId", machineIds.get(number).value()))
              .sort(Sorts.ascending("startedAt"))) {
        OWN.forEach(workout::remove);
        records.add(number + " " + workout.toJson());
      }
    }
    return records;
  }
}
