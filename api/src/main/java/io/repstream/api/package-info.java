@NullMarked
package io.repstream.api;

import org.jspecify.annotations.NullMarked;
