/**
 * Effects that must follow a change: shown on a machine, mailed, written to the audit log. They are
 * stored inside the changed document, in the same write, and leave from there: at once by the
 * process that made the change, else within seconds by any other. Each is delivered at least once,
 * those of a document in their order.
 *
 * <p>Owns the field {@code outbox} of documents (index {@code outbox.dueAt}, sparse, on each
 * collection of an {@link io.repstream.api.platform.outbox.OutboxOwner}).
 */
@NullMarked
package io.repstream.api.platform.outbox;

import org.jspecify.annotations.NullMarked;
