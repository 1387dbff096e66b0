/**
 * What the gateway's tests share: a machine on a plain socket, a Redis with credentials, a clock.
 */
@NullMarked
package io.repstream.gateway.testkit;

import org.jspecify.annotations.NullMarked;
