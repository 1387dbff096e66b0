/** The doors through which machines come, and the threads that serve them. */
@NullMarked
package io.repstream.gateway.net;

import org.jspecify.annotations.NullMarked;
