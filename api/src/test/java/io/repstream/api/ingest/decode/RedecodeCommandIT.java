package io.repstream.api.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.repstream.api.job.Job;
import io.repstream.api.job.JobStore;
import io.repstream.api.platform.config.DocumentSettings;
import io.repstream.common.config.Secret;
import io.repstream.common.id.JobId;
import io.repstream.dev.store.EmbeddedMongo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedecodeCommandIT {
  private static final String DATABASE = "redecode";
  private static final Instant FAR_FUTURE = Instant.parse("2999-01-01T00:00:00Z");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private EmbeddedMongo server;
  private MongoClient client;
  private MongoRedecodeStores stores;
  private JobStore store;
  private RedecodeCommand command;

  @BeforeAll
  void startMongo() {
    server = EmbeddedMongo.startInMemory();
    client = MongoClients.create(server.url());
  }

  @AfterAll
  void stopMongo() {
    client.close();
    server.close();
  }

  @BeforeEach
  void recordTwoMachines() {
    client.getDatabase(DATABASE).drop();
    for (String machine : List.of("bike-1", "bike-1", "row-2")) {
      client
          .getDatabase(DATABASE)
          .getCollection("workouts")
          .insertOne(new Document("machineId", machine));
    }
    printed.reset();
    stores = new MongoRedecodeStores(new DocumentSettings(new Secret(server.url()), DATABASE));
    store = stores.jobs();
    command = new RedecodeCommand(store, stores, new PrintStream(printed, true, UTF_8));
  }

  @AfterEach
  void closeStores() {
    stores.close();
  }

  @Test
  void asksForAJobForEachMachine() throws InterruptedException {
    assertThat(command.execute(List.of("--all"))).isEqualTo(RedecodeCommand.OK);

    assertThat(jobs()).extracting(Job::kind).containsOnly(RedecodeWork.KIND);
    assertThat(jobs()).extracting(Job::input).containsExactlyInAnyOrder("bike-1", "row-2");
    assertThat(text()).contains("bike-1\tWAITING", "2 jobs");
  }

  @Test
  void tellsOfTheJobThatIsOpenAlready() throws InterruptedException {
    command.execute(List.of("bike-1"));
    command.execute(List.of("bike-1"));

    assertThat(jobs()).hasSize(1);
    assertThat(text().split(jobs().getFirst().id().toString(), -1)).hasSize(3);
  }

  @Test
  void tellsHowAJobEnded() throws InterruptedException {
    command.execute(List.of("bike-1"));
    Job job = jobs().getFirst();
    assertThat(command.execute(List.of("status", job.id().toString())))
        .isEqualTo(RedecodeCommand.OK);
    store.replace(job.succeeded("{\"decoded\":3}", job.createdAt()));

    assertThat(command.execute(List.of("wait", job.id().toString()))).isEqualTo(RedecodeCommand.OK);
    assertThat(text()).contains("SUCCEEDED\t{\"decoded\":3}");
    String unknown = new JobId(new UUID(1, 2)).toString();
    assertThat(command.execute(List.of("wait", unknown))).isEqualTo(RedecodeCommand.NOT_DONE);
  }

  @Test
  void tellsItsUsage() throws InterruptedException {
    for (String[] misuse : new String[][] {{}, {"--some"}, {"status", "no id"}, {"a b"}}) {
      assertThat(command.execute(List.of(misuse))).isEqualTo(RedecodeCommand.MISUSED);
    }
    assertThat(text()).contains("redecode wait JOB");
    assertThat(jobs()).isEmpty();
  }

  private List<Job> jobs() {
    return store.due(List.of(RedecodeWork.KIND), FAR_FUTURE, 10);
  }

  private String text() {
    return printed.toString(UTF_8);
  }
}
