/** The form of log lines. */
@NullMarked
package io.repstream.api.platform.log;

import org.jspecify.annotations.NullMarked;
