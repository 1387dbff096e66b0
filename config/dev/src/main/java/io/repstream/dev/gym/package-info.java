/**
 * One run of a gym on this machine: which ports, stores and processes it consists of, in which
 * order they start and how their health is seen.
 */
@NullMarked
package io.repstream.dev.gym;

import org.jspecify.annotations.NullMarked;
