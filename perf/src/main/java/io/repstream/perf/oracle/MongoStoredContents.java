package io.repstream.perf.oracle;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.repstream.perf.oracle.StoredContents.Range;
import io.repstream.perf.oracle.StoredContents.Sample;
import io.repstream.perf.oracle.StoredContents.Workout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Reads buckets and workouts as plain documents. Blocks. */
final class MongoStoredContents implements AutoCloseable {
  private static final int MACHINES_PER_QUERY = 100;

  private final MongoClient client;
  private final MongoDatabase database;

  MongoStoredContents(String url, String databaseName) {
    this.client = MongoClients.create(url);
    this.database = client.getDatabase(databaseName);
  }

  /** Every place of every sample of these boots. */
  Map<MachineBoot, NavigableMap<Long, List<Sample>>> samples(Set<MachineBoot> boots) {
    Map<MachineBoot, NavigableMap<Long, List<Sample>>> found = new HashMap<>();
    for (List<String> machines : machinesOf(boots)) {
      MongoCollection<Document> buckets = database.getCollection("sampleBuckets");
      for (Document bucket : buckets.find(Filters.in("machineId", machines))) {
        MachineBoot boot =
            new MachineBoot(bucket.getString("machineId"), bucket.getString("bootId"));
        if (boots.contains(boot)) {
          add(bucket, found.computeIfAbsent(boot, _ -> new TreeMap<>()));
        }
      }
    }
    return found;
  }

  /** Workouts that rest on a sample of these boots. */
  List<Workout> workouts(Set<MachineBoot> boots) {
    List<Workout> found = new ArrayList<>();
    for (List<String> machines : machinesOf(boots)) {
      MongoCollection<Document> workouts = database.getCollection("workouts");
      for (Document document : workouts.find(Filters.in("machineId", machines))) {
        Workout workout = workout(document);
        boolean asked =
            workout.ranges().stream()
                .anyMatch(
                    range -> boots.contains(new MachineBoot(workout.machineId(), range.bootId())));
        if (asked) {
          found.add(workout);
        }
      }
    }
    return found;
  }

  private static List<List<String>> machinesOf(Set<MachineBoot> boots) {
    List<String> machines = boots.stream().map(MachineBoot::machineId).distinct().toList();
    List<List<String>> parts = new ArrayList<>();
    for (int i = 0; i < machines.size(); i += MACHINES_PER_QUERY) {
      parts.add(machines.subList(i, Math.min(machines.size(), i + MACHINES_PER_QUERY)));
    }
    return parts;
  }

  private static void add(Document bucket, NavigableMap<Long, List<Sample>> samples) {
    long number = bucket.getLong("number");
    String id = bucket.getString("_id");
    for (Map.Entry<String, Object> entry : bucket.get("s", Document.class).entrySet()) {
      Document stored = (Document) entry.getValue();
      byte[] raw = stored.get("raw", Binary.class).getData();
      Sample sample =
          new Sample(
              stored.getLong("machineTimeMs"),
              stored.getInteger("kind"),
              ByteBuffer.wrap(raw).asReadOnlyBuffer(),
              id,
              number);
      samples.computeIfAbsent(Long.valueOf(entry.getKey()), _ -> new ArrayList<>()).add(sample);
    }
  }

  private static Workout workout(Document document) {
    Document figures = document.get("figures", Document.class);
    Document evidence = document.get("evidence", Document.class);
    List<Range> ranges =
        evidence.getList("ranges", Document.class).stream()
            .map(
                range ->
                    new Range(
                        range.getString("bootId"),
                        range.getLong("firstSeq"),
                        range.getLong("lastSeq")))
            .toList();
    return new Workout(
        document.getString("_id"),
        document.getString("machineId"),
        document.getString("state"),
        counted(figures, "distance", "distanceMeters"),
        counted(figures, "energy", "energyKcal"),
        repetitions(document.get("parts", Document.class)),
        evidence.getLong("sampleCount"),
        ranges);
  }

  private static @Nullable Long repetitions(@Nullable Document parts) {
    List<Document> sets = parts == null ? null : parts.getList("sets", Document.class);
    return sets == null ? null : sets.stream().mapToLong(set -> set.getInteger("repCount")).sum();
  }

  private static @Nullable Double counted(Document figures, String what, String field) {
    return "MACHINE".equals(figures.getString(what + "Source")) ? figures.getDouble(field) : null;
  }

  @Override
  public void close() {
    client.close();
  }
}
