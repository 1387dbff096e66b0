package io.repstream.dev.store;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Where one store is: already running somewhere, or to be embedded. */
public sealed interface StorePlace {
  /** The store at this URL is used; nothing is started or stopped. */
  record Configured(String url) implements StorePlace {
    public Configured {
      if (url.isBlank()) {
        throw new IllegalArgumentException("the URL of a configured store must not be blank");
      }
    }

    /** The URL as people may see it: without user and password. */
    public String shown() {
      return url.replaceFirst("//[^/@]*@", "//***@");
    }

    @Override
    public String toString() {
      return "Configured[" + shown() + "]";
    }
  }

  /**
   * A store is started with its data in a directory that stays.
   *
   * @param port a port of 127.0.0.1, or 0 for a free one
   */
  record Embedded(Path data, int port) implements StorePlace {
    public Embedded {
      Objects.requireNonNull(data, "data");
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
      }
    }
  }

  /** The configured place if there is one, else the embedded one. */
  static StorePlace of(Optional<String> configuredUrl, Path data, int port) {
    return configuredUrl.<StorePlace>map(Configured::new).orElseGet(() -> new Embedded(data, port));
  }
}
