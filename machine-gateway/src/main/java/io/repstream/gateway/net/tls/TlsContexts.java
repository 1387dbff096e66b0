package io.repstream.gateway.net.tls;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TLS of new connections, made anew when the files change. Connections that are open keep what
 * they began with. {@link #current} is for all threads, {@link #check} for one.
 */
public final class TlsContexts {
  private static final Logger LOG = LoggerFactory.getLogger(TlsContexts.class);

  private final TlsConfig config;
  private final Consumer<String> reloads;
  private byte[] digest;
  private volatile Loaded loaded;

  private record Loaded(SslContext context, Instant validUntil) {}

  /**
   * Reads the files.
   *
   * @param reloads hears of each change of the files whether it was {@code taken} or {@code
   *     refused}
   * @throws IOException when one cannot be read
   * @throws GeneralSecurityException when they cannot be used
   */
  public TlsContexts(TlsConfig config, Consumer<String> reloads)
      throws IOException, GeneralSecurityException {
    this.config = config;
    this.reloads = reloads;
    TlsFiles files = TlsFiles.read(config);
    this.digest = files.digest();
    this.loaded = load(files);
  }

  private Loaded load(TlsFiles files) throws IOException, GeneralSecurityException {
    return new Loaded(files.context(config), files.certificate().getNotAfter().toInstant());
  }

  public SslContext current() {
    return loaded.context();
  }

  /** When our certificate ends. */
  public Instant validUntil() {
    return loaded.validUntil();
  }

  /** Looks whether the files have changed. One that is being written is taken when it is whole. */
  public void check() {
    try {
      TlsFiles files = TlsFiles.read(config);
      byte[] found = files.digest();
      if (MessageDigest.isEqual(found, digest)) {
        return;
      }
      digest = found;
      loaded = load(files);
      reloads.accept("taken");
      LOG.atInfo()
          .addKeyValue("repstream.tls.valid.until", loaded.validUntil().toString())
          .log("TLS files were taken anew");
    } catch (IOException | GeneralSecurityException | RuntimeException unusable) {
      reloads.accept("refused");
      LOG.atError()
          .addKeyValue("repstream.tls.fault", unusable.getMessage())
          .log("TLS files cannot be used, the old ones stay");
    }
  }
}
