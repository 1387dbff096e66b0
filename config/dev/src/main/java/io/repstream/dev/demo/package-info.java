/**
 * The demo gym: who and what is in it, how it gets into the API, and the file that tells clients
 * about it.
 */
@NullMarked
package io.repstream.dev.demo;

import org.jspecify.annotations.NullMarked;
