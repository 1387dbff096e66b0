/**
 * People: registration, login, their own profile. Passwords, access tokens and logins have their
 * own packages below.
 *
 * <p>Owns the collection {@code accounts} with the unique index on {@code email}.
 */
@NullMarked
package io.repstream.api.account;

import org.jspecify.annotations.NullMarked;
