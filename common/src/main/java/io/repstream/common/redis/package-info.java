/**
 * The names and payloads that the processes share in Redis; no other place spells a key.
 *
 * <p>Braces in a key are literal hash tags: work on several keys at once stays within one tag. Each
 * payload carries its version as member {@code v}.
 */
@NullMarked
package io.repstream.common.redis;

import org.jspecify.annotations.NullMarked;
