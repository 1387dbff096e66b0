package io.repstream.api.machine;

/** The copy of all credentials that gateways read. Safe for all threads. */
public interface CredentialProjection {
  /**
   * Shows a machine's credential to the gateways. Where that fails, the next reconciliation does
   * it: MongoDB holds the truth.
   */
  void project(Machine machine);
}
