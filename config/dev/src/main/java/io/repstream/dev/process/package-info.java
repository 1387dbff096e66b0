/**
 * Child processes that never outlive their parent.
 *
 * <p>A child runs in a session of its own, so a ctrl-C in the terminal reaches only the parent,
 * which then stops its children in order. A small watcher, the {@link
 * io.repstream.dev.process.Leash}, ends them should the parent die without having done so.
 */
@NullMarked
package io.repstream.dev.process;

import org.jspecify.annotations.NullMarked;
