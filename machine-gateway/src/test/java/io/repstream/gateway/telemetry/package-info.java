@NullMarked
package io.repstream.gateway.telemetry;

import org.jspecify.annotations.NullMarked;
