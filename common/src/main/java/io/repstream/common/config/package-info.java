/**
 * Typed settings: read once, complete and right, or the process does not start.
 *
 * <p>A process reads all its settings through one {@link
 * io.repstream.common.config.SettingsReader}, which collects every problem and reports them
 * together. What the reader was asked for is also what {@link
 * io.repstream.common.config.reference.SettingsReference} documents and {@link
 * io.repstream.common.config.reference.SettingsCommand} shows; where values come from stands in
 * {@link io.repstream.common.config.ProcessSettings}.
 */
@NullMarked
package io.repstream.common.config;

import org.jspecify.annotations.NullMarked;
