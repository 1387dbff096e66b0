/** The only way to the time. Code asks for a clock, so that a test can hold it. */
@NullMarked
package io.repstream.common.clock;

import org.jspecify.annotations.NullMarked;
