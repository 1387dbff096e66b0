/** Faults of gateways, of their machines, and of strangers at their doors. */
@NullMarked
package io.repstream.perf.chaos.gateway;

import org.jspecify.annotations.NullMarked;
