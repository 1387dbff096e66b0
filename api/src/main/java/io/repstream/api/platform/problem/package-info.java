/**
 * Refusals and failures as problem+json (RFC 9457), the same shape wherever they arise.
 *
 * <p>A feature throws {@link io.repstream.api.platform.problem.Refusal} from its resource, with a
 * code of {@link io.repstream.common.problem.ProblemCode}; everything else is mapped here.
 */
@NullMarked
package io.repstream.api.platform.problem;

import org.jspecify.annotations.NullMarked;
