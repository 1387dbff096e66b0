/** Start and stop of the process: when it says it is ready, and how it leaves without loss. */
@NullMarked
package io.repstream.api.platform.lifecycle;

import org.jspecify.annotations.NullMarked;
