/**
 * Load clients that answer one question each: what a sample costs a gateway when it has all it can
 * do, how long a sample takes at a fixed rate, what an idle machine costs, how soon a lost crowd is
 * back. They start Redis and a gateway of their own, repeat, and print the spread with the shape of
 * the machine that they ran on.
 */
@NullMarked
package io.repstream.perf.question;

import org.jspecify.annotations.NullMarked;
