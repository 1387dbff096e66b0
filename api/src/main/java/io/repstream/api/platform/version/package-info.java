/**
 * Versions of resources on the wire: {@code ETag} on reads, {@code 304} for who has it, {@code 412}
 * for who would overwrite what they have not seen.
 */
@NullMarked
package io.repstream.api.platform.version;

import org.jspecify.annotations.NullMarked;
