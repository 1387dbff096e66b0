/**
 * The catalogue of exercises: muscles, equipment, machine types, names in several languages. It is
 * part of the product, read once from a resource, and owns nothing in any store.
 */
@NullMarked
package io.repstream.api.exercise;

import org.jspecify.annotations.NullMarked;
