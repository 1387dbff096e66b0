/**
 * A TCP proxy that harms what passes through it, on purpose and at any moment: late, slow, in
 * slivers, into the void, torn off, or with wrong bits; each direction on its own.
 *
 * <p>It stands for the network between machines and gateways, and for the load balancer: given
 * several targets it deals new connections out in turn and passes over those that refuse.
 */
@NullMarked
package io.repstream.perf.fault;

import org.jspecify.annotations.NullMarked;
