/**
 * Who makes a request. Every present access token is verified ahead of routing, on public routes
 * too; resources learn the caller from {@link io.repstream.api.platform.access.CurrentCaller}.
 */
@NullMarked
package io.repstream.api.platform.access;

import org.jspecify.annotations.NullMarked;
