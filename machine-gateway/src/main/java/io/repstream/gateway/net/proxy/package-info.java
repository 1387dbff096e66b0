/**
 * The PROXY protocol, versions 1 and 2: balancers that we trust tell who is behind a connection.
 * From anybody else the header is not understood.
 */
@NullMarked
package io.repstream.gateway.net.proxy;

import org.jspecify.annotations.NullMarked;
