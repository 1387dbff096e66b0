@NullMarked
package io.repstream.dev;

import org.jspecify.annotations.NullMarked;
