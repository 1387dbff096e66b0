@NullMarked
package io.repstream.gateway.command;

import org.jspecify.annotations.NullMarked;
