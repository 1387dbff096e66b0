/**
 * What machines can be told to do, as bytes for the machine, and how their samples show that they
 * did it. Pure; owns nothing.
 */
@NullMarked
package io.repstream.api.command.order;

import org.jspecify.annotations.NullMarked;
