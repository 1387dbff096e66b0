package io.repstream.dev.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;

/**
 * An S3-compatible server in this process, on 127.0.0.1, which keeps objects as files. It checks
 * signatures, so a presigned upload with another type or length than signed is refused. Clients
 * must use path-style access.
 */
public final class EmbeddedS3 implements AutoCloseable {
  /** The bucket that the API looks for where none is configured. */
  public static final String BUCKET = "repstream";

  private final BlobStore blobs;
  private final S3Proxy server;
  private final S3Credentials credentials;
  private final Optional<Path> removedOnClose;

  private EmbeddedS3(
      Path data, int port, S3Credentials credentials, Optional<Path> removedOnClose) {
    this.credentials = credentials;
    this.removedOnClose = removedOnClose;
    this.blobs = open(Directories.create(data.toAbsolutePath()));
    this.server =
        S3Proxy.builder()
            .blobStore(blobs)
            .endpoint(URI.create("http://" + LoopbackPorts.LOOPBACK + ":" + port))
            .awsAuthentication(
                AuthenticationType.AWS_V2_OR_V4, credentials.accessKey(), credentials.secretKey())
            // Clients send newer x-amz headers than the server knows; S3 itself ignores such too.
            .ignoreUnknownHeaders(true)
            .build();
    listen(port);
  }

  /** Starts a server on a free port with fresh credentials and data that {@link #close} removes. */
  public static EmbeddedS3 startTemporary() {
    Path data = Directories.createTemporary("repstream-s3-");
    S3Credentials credentials =
        new S3Credentials("test-" + UUID.randomUUID(), UUID.randomUUID().toString());
    return new EmbeddedS3(data, 0, credentials, Optional.of(data));
  }

  /**
   * Starts a server with its objects in the given directory.
   *
   * @param port a port of 127.0.0.1, or 0 for a free one
   * @throws StoreException when it does not start, for instance because the port is taken
   */
  public static EmbeddedS3 start(Path data, int port, S3Credentials credentials) {
    return new EmbeddedS3(
        data, port, Objects.requireNonNull(credentials, "credentials"), Optional.empty());
  }

  private static BlobStore open(Path data) {
    Properties properties = new Properties();
    properties.setProperty("jclouds.filesystem.basedir", data.toString());
    return BlobStores.create("filesystem-nio2", properties);
  }

  // The library declares no narrower type than Exception.
  private void listen(int port) {
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw new StoreException("the object store cannot listen on port " + port, e);
    }
  }

  /** The endpoint that clients take, for instance {@code http://127.0.0.1:9000}. */
  public String url() {
    return "http://" + LoopbackPorts.LOOPBACK + ":" + port();
  }

  /** The port of 127.0.0.1 on which it listens. */
  public int port() {
    return server.getPort();
  }

  /** The key pair that it accepts. */
  public S3Credentials credentials() {
    return credentials;
  }

  /** Makes a bucket if it is not there yet. */
  public void createBucket(String name) {
    if (!blobs.containerExists(name)) {
      blobs.createContainer(name);
    }
  }

  /** Stops the server; objects in a given directory stay. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new StoreException("the object store did not stop", e);
    } finally {
      blobs.close();
      removedOnClose.ifPresent(Directories::delete);
    }
  }
}
