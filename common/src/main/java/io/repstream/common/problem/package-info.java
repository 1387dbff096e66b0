/** The stable codes of everything that Repstream refuses. */
@NullMarked
package io.repstream.common.problem;

import org.jspecify.annotations.NullMarked;
