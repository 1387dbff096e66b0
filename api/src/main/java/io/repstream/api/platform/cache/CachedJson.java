package io.repstream.api.platform.cache;

import io.repstream.api.platform.version.Versioned;
import java.util.Optional;

/**
 * An answer as it goes over the wire.
 *
 * @param version the caller's, under which it was made; tells equal answers of one address
 * @param link the {@code Link} header, where it has one
 * @param body JSON in UTF-8; not copied, and changed by nobody
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record CachedJson(String version, Optional<String> link, byte[] body) implements Versioned {
  @Override
  public String entityVersion() {
    return version;
  }
}
