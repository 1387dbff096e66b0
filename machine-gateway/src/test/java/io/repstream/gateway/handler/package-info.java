@NullMarked
package io.repstream.gateway.handler;

import org.jspecify.annotations.NullMarked;
