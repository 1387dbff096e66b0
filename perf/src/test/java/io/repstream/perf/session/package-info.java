/**
 * Whole sessions of the simulator, decoded, folded and exported as the product does it, in memory
 * and faster than real time: what is stored and what other programs read must be the truth.
 */
@NullMarked
package io.repstream.perf.session;

import org.jspecify.annotations.NullMarked;
