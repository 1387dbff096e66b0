package io.repstream.api.ingest.stream;

/** An entry as read. */
public sealed interface StreamEntry {
  /** Its id in the stream, which begins with its time in milliseconds. */
  String id();

  /** When the entry was added, by the clock of Redis. */
  default long addedAtMs() {
    return Long.parseLong(id().substring(0, id().indexOf('-')));
  }

  /**
   * An entry with samples.
   *
   * @param bytes of {@code TelemetryEntryCodec}
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, by the worker that received it
  record Packed(String id, byte[] bytes) implements StreamEntry {}

  /** An entry of other fields: somebody else wrote it. */
  record Foreign(String id) implements StreamEntry {}

  /** An entry that was removed while it was pending: its samples are lost. */
  record Gone(String id) implements StreamEntry {}
}
