package io.repstream.api.platform.config;

/** Which part of the api's work a process takes. */
public enum IngestRole {
  /** Requests and ingest. */
  ALL,
  /** Requests only. */
  API,
  /** Ingest, with the admin port. */
  WORKER;

  /** Whether ingest workers run in this process. */
  public boolean ingests() {
    return this != API;
  }
}
