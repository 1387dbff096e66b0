/**
 * The launcher behind {@code ./repstream}: reads the command line, brings a gym up on this machine,
 * shows what is where, and takes everything down again.
 */
@NullMarked
package io.repstream.dev.launch;

import org.jspecify.annotations.NullMarked;
