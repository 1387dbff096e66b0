package io.repstream.api.command;

import io.repstream.api.platform.wait.Waiters;
import io.repstream.common.id.CommandId;
import jakarta.enterprise.context.ApplicationScoped;

/** Requests of this process that wait for a command to change. */
@ApplicationScoped
public class CommandWaiters extends Waiters<CommandId> {}
