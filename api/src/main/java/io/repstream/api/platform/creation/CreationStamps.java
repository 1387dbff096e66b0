package io.repstream.api.platform.creation;

import java.util.Optional;
import java.util.UUID;

/** Finds the stamps of documents. Safe for all threads; calls may block. */
public interface CreationStamps {
  /** The stamp of a document; empty where there is no document, or it has none. */
  Optional<CreationStamp> find(String collection, UUID id);
}
