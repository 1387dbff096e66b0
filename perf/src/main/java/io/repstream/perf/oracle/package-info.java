/**
 * The ledger oracle: after faults and some quiet it compares what machines remember of each sample
 * (the ledger) with what is stored, and names every broken promise.
 *
 * <p>It reads the stores' documents and keys by itself (collections {@code sampleBuckets} and
 * {@code workouts}; keys {@code telemetry:layout}, {@code {telemetry:<tag>}:durable}, {@code
 * :dead}) and decodes and sums with code of its own: nothing here is shared with what it judges, so
 * that a mistake cannot agree with itself.
 */
@NullMarked
package io.repstream.perf.oracle;

import org.jspecify.annotations.NullMarked;
