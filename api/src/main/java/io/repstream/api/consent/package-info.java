/**
 * What members consent to, for each class of data apart, with the whole history of their answers.
 * The last answer counts at once, wherever data is read.
 *
 * <p>Owns collection {@code consents} (index: {@code memberId, dataClass, number}); answers are
 * only ever added.
 */
@NullMarked
package io.repstream.api.consent;

import org.jspecify.annotations.NullMarked;
