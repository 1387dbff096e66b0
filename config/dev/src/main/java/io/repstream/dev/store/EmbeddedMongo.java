package io.repstream.dev.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A MongoDB-compatible server in this process, on 127.0.0.1, which keeps its documents in one file
 * or in memory. It commits every 50 ms, so that a killed process loses next to nothing; the default
 * of the store underneath is a whole second.
 *
 * <p>It is a subset of MongoDB 5: no transactions, no change streams; validators and TTL indexes
 * are accepted and ignored.
 */
public final class EmbeddedMongo implements AutoCloseable {
  private static final String FILE_NAME = "mongo.mv.db";
  private static final int COMMIT_DELAY_MILLIS = 50;

  private final MVStore store;
  private final MongoServer server;

  private EmbeddedMongo(MVStore store, int port) {
    this.store = store;
    this.server = new MongoServer(new H2Backend(store));
    try {
      server.bind(LoopbackPorts.LOOPBACK, port);
    } catch (Exception e) {
      // Not only runtime exceptions: Netty throws the undeclared BindException.
      close();
      throw new StoreException("the document store cannot listen on port " + port, e);
    }
  }

  /** Starts a server on a free port that forgets everything when it is closed. */
  public static EmbeddedMongo startInMemory() {
    return new EmbeddedMongo(new MVStore.Builder().open(), 0);
  }

  /**
   * Starts a server with its documents in the given directory.
   *
   * @param port a port of 127.0.0.1, or 0 for a free one
   * @throws StoreException when the port is taken or another process has the file open
   */
  public static EmbeddedMongo start(Path data, int port) {
    Path file = Directories.create(data.toAbsolutePath()).resolve(FILE_NAME);
    return new EmbeddedMongo(open(file), port);
  }

  private static MVStore open(Path file) {
    try {
      MVStore store = new MVStore.Builder().fileName(file.toString()).open();
      store.setAutoCommitDelay(COMMIT_DELAY_MILLIS);
      return store;
    } catch (MVStoreException e) {
      throw new StoreException("cannot open the document store " + file, e);
    }
  }

  /** The URL that clients take, for instance {@code mongodb://127.0.0.1:27017}. */
  public String url() {
    return "mongodb://" + LoopbackPorts.LOOPBACK + ":" + port();
  }

  /** The port of 127.0.0.1 on which it listens. */
  public int port() {
    return server.getLocalAddress().getPort();
  }

  /** Ends all connections and writes what is held. */
  @Override
  public void close() {
    server.shutdownNow();
    store.close();
  }
}
