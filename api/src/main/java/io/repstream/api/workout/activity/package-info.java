/**
 * Activities out of files of other makers, FIT and TCX, with or without positions. Files come from
 * anybody: they are read within bounds, XML without document types and entities, and what is cut,
 * damaged or empty is told as such.
 */
@NullMarked
package io.repstream.api.workout.activity;

import org.jspecify.annotations.NullMarked;
