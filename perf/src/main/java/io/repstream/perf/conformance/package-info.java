/**
 * The conformance kit: one list of what PROTOCOL.md promises, {@link
 * io.repstream.perf.conformance.Clause}, and two who judge by it. {@code machine} is a gateway that
 * takes a vendor's machine through the clauses, {@code gateway} a machine that does the same to a
 * gateway. Both write into a {@link io.repstream.perf.conformance.Report}.
 */
@NullMarked
package io.repstream.perf.conformance;

import org.jspecify.annotations.NullMarked;
