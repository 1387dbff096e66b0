package io.repstream.gateway.command;

import io.repstream.common.id.CommandId;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.admission.OwnedConnection;

/** A command whose turn has come. */
public sealed interface Taken {
  /** Whose. */
  OwnedConnection connection();

  /** To be sent now; its time to live is what is left of it. */
  record Ready(OwnedConnection connection, RmpMessage.Command command) implements Taken {}

  /** Its time is over. */
  record TooLate(OwnedConnection connection, CommandId commandId) implements Taken {}
}
