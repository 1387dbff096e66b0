/**
 * Typed settings: read once, complete and right, or the process does not start.
 *
 * <p>A process reads all its settings through one {@link
 * io.repstream.common.config.SettingsReader}, which collects every problem and reports them
 * together.
 */
@NullMarked
package io.repstream.common.config;

import org.jspecify.annotations.NullMarked;
