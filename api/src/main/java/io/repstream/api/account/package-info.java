/**
 * People: their accounts and their own profile. Below: {@code login} lets them in, {@code
 * credential} changes what they prove themselves by, {@code password}, {@code totp}, {@code token}
 * and {@code session} hold what those stand on.
 *
 * <p>Owns the collection {@code accounts} with the unique index on {@code email} and sparse ones on
 * {@code verification.sha256} and {@code passwordReset.sha256}.
 */
@NullMarked
package io.repstream.api.account;

import org.jspecify.annotations.NullMarked;
