/**
 * How a gateway lets its machines go when it ends: a few at a time, the idle ones first, each with
 * a time of its own to come back.
 *
 * <p>{@link io.repstream.gateway.drain.DrainPlan} decides who goes when and knows neither socket
 * nor clock; {@link io.repstream.gateway.drain.Drain} carries it out.
 */
@NullMarked
package io.repstream.gateway.drain;

import org.jspecify.annotations.NullMarked;
