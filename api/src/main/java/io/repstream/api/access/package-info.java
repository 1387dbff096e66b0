/**
 * Who may do what: the caller of a request, their affiliations with chains and gyms, and the one
 * policy that decides.
 *
 * <p>Owns collection {@code affiliations} (indexes: {@code memberId}; {@code gymId, role}).
 */
@NullMarked
package io.repstream.api.access;

import org.jspecify.annotations.NullMarked;
