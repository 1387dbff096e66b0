/**
 * Load over RMP/1: many machines that measure at a fixed rate, whatever the gateway does, with a
 * ledger of what each sample became.
 *
 * <p>A latency runs from the moment of measuring to the ACK, so time that a sample spends waiting
 * in the machine counts. The ledger is what a checker compares with the stores; it knows nothing of
 * them.
 */
@NullMarked
package io.repstream.perf.load;

import org.jspecify.annotations.NullMarked;
