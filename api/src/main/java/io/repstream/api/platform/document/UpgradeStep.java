package io.repstream.api.platform.document;

import org.bson.BsonDocument;

/** Lifts a document from one schema version to the next, in place. */
@FunctionalInterface
public interface UpgradeStep {
  /**
   * Changes the document.
   *
   * @param document of the version before; its {@code schemaVersion} is raised by the caller
   */
  void apply(BsonDocument document);
}
