package io.repstream.dev.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoIT {
  @TempDir Path data;

  @Test
  void keepsDocumentsOverARestart() {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(data, 0);
        MongoClient client = MongoClients.create(mongo.url())) {
      gyms(client).insertOne(new Document("_id", "gym-1").append("name", "North"));
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.start(data, 0);
        MongoClient client = MongoClients.create(mongo.url())) {
      assertThat(gyms(client).find().first()).containsEntry("name", "North");
    }
  }

  @Test
  void forgetsWhatWasInMemory() {
    try (EmbeddedMongo mongo = EmbeddedMongo.startInMemory();
        MongoClient client = MongoClients.create(mongo.url())) {
      gyms(client).insertOne(new Document("_id", "gym-1"));
      assertThat(gyms(client).countDocuments()).isEqualTo(1);
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.startInMemory();
        MongoClient client = MongoClients.create(mongo.url())) {
      assertThat(gyms(client).countDocuments()).isZero();
    }
  }

  @Test
  void refusesAFileThatIsInUse() {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(data, 0)) {
      assertThat(mongo.port()).isPositive();
      assertThatThrownBy(() -> EmbeddedMongo.start(data, 0))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("mongo.mv.db");
    }
  }

  @Test
  void saysThatThePortIsTaken() {
    try (EmbeddedMongo mongo = EmbeddedMongo.startInMemory()) {
      int port = mongo.port();
      assertThatThrownBy(() -> EmbeddedMongo.start(data, port))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(Integer.toString(port));
    }
  }

  private static MongoCollection<Document> gyms(MongoClient client) {
    return client.getDatabase("repstream").getCollection("gyms");
  }
}
