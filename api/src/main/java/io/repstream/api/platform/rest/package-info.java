/** What all JAX-RS resources share: reading bodies, compression, CORS, pages of lists. */
@NullMarked
package io.repstream.api.platform.rest;

import org.jspecify.annotations.NullMarked;
