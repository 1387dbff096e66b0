package io.repstream.api.platform.outbox;

/** Lets effects out. Safe for all threads; calls may block. */
public interface Outboxes {
  /**
   * Delivers the effects of a document that was just written. Where that fails they are delivered
   * later; nothing is thrown.
   */
  void deliver(String collection, Object documentId);
}
