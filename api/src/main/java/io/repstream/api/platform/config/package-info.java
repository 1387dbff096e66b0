/**
 * The api's settings as frozen records, read once before anything starts.
 *
 * <p>{@link io.repstream.api.platform.config.RepstreamStartup} checks them ahead of the container
 * and leaves with exit code 78 and one table of all problems; a bean takes {@link
 * io.repstream.api.platform.config.ApiConfig} and never reads a setting itself.
 */
@NullMarked
package io.repstream.api.platform.config;

import org.jspecify.annotations.NullMarked;
