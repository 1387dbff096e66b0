@NullMarked
package io.repstream.gateway.net.proxy;

import org.jspecify.annotations.NullMarked;
