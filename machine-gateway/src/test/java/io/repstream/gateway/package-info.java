@NullMarked
package io.repstream.gateway;

import org.jspecify.annotations.NullMarked;
