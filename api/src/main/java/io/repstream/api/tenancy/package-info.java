/**
 * Chains and their gyms. A chain is the tenant; what belongs to another one looks like something
 * that does not exist.
 *
 * <p>A role is given by a grant, a document that stays; the affiliation follows from it by the
 * grant's outbox, so that giving it can be repeated and leaves a history.
 *
 * <p>Owns collections {@code chains}, {@code gyms} (index: {@code chainId, _id}) and {@code
 * roleGrants} (index: {@code memberId}; outbox).
 */
@NullMarked
package io.repstream.api.tenancy;

import org.jspecify.annotations.NullMarked;
