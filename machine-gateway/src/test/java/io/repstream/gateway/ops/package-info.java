@NullMarked
package io.repstream.gateway.ops;

import org.jspecify.annotations.NullMarked;
