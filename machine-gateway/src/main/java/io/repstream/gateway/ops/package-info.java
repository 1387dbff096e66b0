/**
 * What operators see: metrics, liveness, readiness, logs.
 *
 * <p>The admin door answers on a port of its own, never to machines. Labels of metrics are small
 * fixed sets; no machine, gym or address ever becomes one.
 */
@NullMarked
package io.repstream.gateway.ops;

import org.jspecify.annotations.NullMarked;
