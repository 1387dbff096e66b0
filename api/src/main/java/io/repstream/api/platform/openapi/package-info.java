/** What all operations of the OpenAPI document have in common. */
@NullMarked
package io.repstream.api.platform.openapi;

import org.jspecify.annotations.NullMarked;
