/** Reads the JSON of strength samples (kinds 02 and 03); whatever the bytes, it never throws. */
@NullMarked
package io.repstream.api.ingest.strength;

import org.jspecify.annotations.NullMarked;
