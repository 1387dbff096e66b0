/** Jobs over REST: one's own, and for the operator those that were given up. */
@NullMarked
package io.repstream.api.job.view;

import org.jspecify.annotations.NullMarked;
