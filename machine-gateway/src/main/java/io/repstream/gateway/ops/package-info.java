/**
 * What operators see: metrics, readiness, logs.
 *
 * <p>Labels of metrics are small fixed sets; no machine, gym or address ever becomes one.
 */
@NullMarked
package io.repstream.gateway.ops;

import org.jspecify.annotations.NullMarked;
