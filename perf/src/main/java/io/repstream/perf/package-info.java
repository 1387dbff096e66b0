@NullMarked
package io.repstream.perf;

import org.jspecify.annotations.NullMarked;
