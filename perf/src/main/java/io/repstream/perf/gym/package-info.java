/**
 * The simulated gym: members and passers-by who train on a fleet of machines, as one sees it on a
 * real floor, with the demo member's one-minute ride in between.
 *
 * <p>Machines speak to the gateway from event loops; members sign in over REST from virtual
 * threads. A gateway or API that is away is waited for; nothing that fails ends the simulation.
 */
@NullMarked
package io.repstream.perf.gym;

import org.jspecify.annotations.NullMarked;
