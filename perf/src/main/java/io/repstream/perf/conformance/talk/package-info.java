/** Connections for a thread that waits: one says something, and asks what the other end said. */
@NullMarked
package io.repstream.perf.conformance.talk;

import org.jspecify.annotations.NullMarked;
