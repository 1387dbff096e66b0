@NullMarked
package io.repstream.gateway.telemetry.store;

import org.jspecify.annotations.NullMarked;
