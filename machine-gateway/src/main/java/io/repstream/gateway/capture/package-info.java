/**
 * Raw frames of single machines, for a time that an operator names: kept in memory, bounded, and
 * without what would let somebody else pass for the machine or its member.
 */
@NullMarked
package io.repstream.gateway.capture;

import org.jspecify.annotations.NullMarked;
