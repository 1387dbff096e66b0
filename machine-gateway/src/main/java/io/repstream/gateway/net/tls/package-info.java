/**
 * TLS of the machine doors: what machines see of us and whom we let prove themselves by
 * certificate. Files are read again when they change; what is broken is left alone.
 */
@NullMarked
package io.repstream.gateway.net.tls;

import org.jspecify.annotations.NullMarked;
