@NullMarked
package io.repstream.common;

import org.jspecify.annotations.NullMarked;
