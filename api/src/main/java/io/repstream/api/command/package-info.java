/**
 * Commands to machines: asked for over REST, handed to the machine's gateway, followed to their
 * end.
 *
 * <p>The document is the truth. Whoever changes it compares its version; what is still to be done
 * for it (handing it over, reading back, giving up) stands in it as {@code dueAt}, so that any
 * process goes on where another stopped.
 *
 * <p>Owns collection {@code commands} (indexes: {@code machineId, createdAt, _id}; {@code openAt}
 * sparse; {@code dueAt} sparse) and these Redis names: {@code {machine:<id>}:commands} (appends),
 * {@code {machine:<id>}:commands:ended}, stream {@code commands:results} (group {@code api}) and
 * channel {@code commands:changes}; publishes on {@code commands:wake:<gatewayId>}.
 */
@NullMarked
package io.repstream.api.command;

import org.jspecify.annotations.NullMarked;
