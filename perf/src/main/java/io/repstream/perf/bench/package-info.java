/**
 * Benchmarks that answer one question each: JMH for code on the hot path, a client for what a
 * socket does.
 */
@NullMarked
package io.repstream.perf.bench;

import org.jspecify.annotations.NullMarked;
