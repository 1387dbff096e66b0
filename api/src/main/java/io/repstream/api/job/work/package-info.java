/** Doing jobs: finding what is due, claiming it, keeping its lease, and what comes of each step. */
@NullMarked
package io.repstream.api.job.work;

import org.jspecify.annotations.NullMarked;
