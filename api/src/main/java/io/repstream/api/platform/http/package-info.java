/**
 * The public door below JAX-RS: what every answer has, whoever makes it.
 *
 * <p>{@link io.repstream.api.platform.http.RequestFilter} sees each request first and gives it
 * trace id, security headers and an access log line; {@link
 * io.repstream.api.platform.http.DirectProblems} answers what Helidon refuses before or beside
 * routing.
 */
@NullMarked
package io.repstream.api.platform.http;

import org.jspecify.annotations.NullMarked;
