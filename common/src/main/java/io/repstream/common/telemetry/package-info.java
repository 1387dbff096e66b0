/**
 * Samples, as machines send them and as they travel through the telemetry streams.
 *
 * <p>A frame's samples stay one block of bytes from the socket to the stream ({@link
 * io.repstream.common.telemetry.SampleBlock}); only the consumer takes them apart.
 */
@NullMarked
package io.repstream.common.telemetry;

import org.jspecify.annotations.NullMarked;
