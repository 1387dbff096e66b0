/**
 * Who holds data of a person: each feature tells of its own, so that an export is whole and an
 * erasure leaves nothing. A test compares what they tell with every stored record.
 */
@NullMarked
package io.repstream.api.platform.person;

import org.jspecify.annotations.NullMarked;
