/** What a machine is and how its state is told. */
@NullMarked
package io.repstream.common.machine;

import org.jspecify.annotations.NullMarked;
