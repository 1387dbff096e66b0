package io.repstream.gateway.session;

import io.repstream.common.credential.MachineCredential;

/** What the credential store said about a machine id. */
public sealed interface CredentialAnswer {
  /** The machine's credential; one in state {@code UNKNOWN} means that there is no such machine. */
  record Known(MachineCredential credential) implements CredentialAnswer {}

  /** Nobody can tell now: the store is away or has no answer yet. */
  record Unanswerable() implements CredentialAnswer {}
}
