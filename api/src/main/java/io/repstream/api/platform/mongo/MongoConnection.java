package io.repstream.api.platform.mongo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.MongoConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.bson.UuidRepresentation;

/**
 * The client of the document store. Durability is set here, whatever the connection string says: a
 * write counts once a majority has it in its journal, and only such data are read.
 */
@ApplicationScoped
public class MongoConnection {
  private static final int SELECTION_TIMEOUT_MILLIS = 5_000;
  private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
  private static final int READ_TIMEOUT_MILLIS = 10_000;
  private static final int WRITE_TIMEOUT_MILLIS = 5_000;
  private static final int POOL_SIZE = 64;

  private final MongoClient client;
  private final MongoDatabase database;

  @Inject
  public MongoConnection(ApiConfig config) {
    MongoConfig mongo = config.mongo();
    this.client = MongoClients.create(settings(mongo.url().reveal()));
    this.database = client.getDatabase(mongo.database());
  }

  /** The settings of a client for a connection string. */
  public static MongoClientSettings settings(String url) {
    WriteConcern durable =
        WriteConcern.MAJORITY.withJournal(true).withWTimeout(WRITE_TIMEOUT_MILLIS, MILLISECONDS);
    return MongoClientSettings.builder()
        .applyConnectionString(new ConnectionString(url))
        .applicationName("repstream-api")
        .addCommandListener(new MongoCallMeter())
        .writeConcern(durable)
        .readConcern(ReadConcern.MAJORITY)
        .retryWrites(true)
        .retryReads(true)
        .uuidRepresentation(UuidRepresentation.STANDARD)
        .applyToClusterSettings(
            cluster -> cluster.serverSelectionTimeout(SELECTION_TIMEOUT_MILLIS, MILLISECONDS))
        .applyToSocketSettings(
            socket ->
                socket
                    .connectTimeout(CONNECT_TIMEOUT_MILLIS, MILLISECONDS)
                    .readTimeout(READ_TIMEOUT_MILLIS, MILLISECONDS))
        .applyToConnectionPoolSettings(
            pool -> pool.maxSize(POOL_SIZE).maxWaitTime(SELECTION_TIMEOUT_MILLIS, MILLISECONDS))
        .build();
  }

  /** The database of this installation, for stores. */
  @Produces
  @Singleton
  MongoDatabase database() {
    return database;
  }

  @PreDestroy
  void close() {
    client.close();
  }
}
