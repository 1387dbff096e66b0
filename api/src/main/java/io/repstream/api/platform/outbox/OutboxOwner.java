package io.repstream.api.platform.outbox;

/** A store whose documents carry effects. */
public interface OutboxOwner {
  /** The collection of those documents. */
  String outboxCollection();
}
