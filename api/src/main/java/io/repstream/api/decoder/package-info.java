/**
 * How the packets of single machines are read: decoder profiles, those in force and those that the
 * packets teach. What is learned is only proposed; a human who manages the machine puts a profile
 * in force, and the machine's workouts are then decoded again as far as their raw samples are kept.
 *
 * <p>Owns collection {@code decoderProfiles}: one document for a machine with a profile of its own
 * or a proposal, replaced only against the version that was read.
 */
@NullMarked
package io.repstream.api.decoder;

import org.jspecify.annotations.NullMarked;
