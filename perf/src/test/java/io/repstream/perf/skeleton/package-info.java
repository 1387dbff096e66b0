/**
 * The product as it runs: gateway and api as processes of their own over embedded stores, with
 * simulated machines and members in front.
 */
@NullMarked
package io.repstream.perf.skeleton;

import org.jspecify.annotations.NullMarked;
