/**
 * The fleet simulator, load clients and benchmarks, and the command line over them. Never shipped
 * with the services.
 */
@NullMarked
package io.repstream.perf;

import org.jspecify.annotations.NullMarked;
