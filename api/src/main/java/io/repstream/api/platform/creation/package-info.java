/**
 * Creating POSTs that may be repeated: the {@code Idempotency-Key}.
 *
 * <p>The id of what a request creates is an HMAC of caller, operation and key, so that a repetition
 * meets the first one's document in the store, whatever was killed in between. The document carries
 * a {@code creation}: a keyed hash of the request and the answer, sealed. There is no second
 * record, no lock and nothing in Redis; a document that is there is finished, so no request ever
 * finds another one half done.
 */
@NullMarked
package io.repstream.api.platform.creation;

import org.jspecify.annotations.NullMarked;
