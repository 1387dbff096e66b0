/**
 * Faults against the real processes, with machines under load and a ledger: one class per fault in
 * {@code gateway} and {@code store}, named as in the list of faults that the product must survive.
 *
 * <p>A scenario starts gateways on a shared {@link io.repstream.perf.stand.Stand}, lets a fleet
 * measure, does harm, heals, waits for quiet and lets the oracle judge. What it expects and what it
 * saw is told line by line; a scenario holds only if every line does.
 */
@NullMarked
package io.repstream.perf.chaos;

import org.jspecify.annotations.NullMarked;
