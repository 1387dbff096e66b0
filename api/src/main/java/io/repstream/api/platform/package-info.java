/**
 * What every feature stands on: configuration, HTTP behaviour, stores, documents. Each concern has
 * its own package below this one.
 */
@NullMarked
package io.repstream.api.platform;

import org.jspecify.annotations.NullMarked;
