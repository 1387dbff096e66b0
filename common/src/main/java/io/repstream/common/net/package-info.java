/** Addresses of the network, as configuration names them. */
@NullMarked
package io.repstream.common.net;

import org.jspecify.annotations.NullMarked;
