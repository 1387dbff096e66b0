/** Passwords: what is accepted as one, and how it is hashed and checked without starving others. */
@NullMarked
package io.repstream.api.account.password;

import org.jspecify.annotations.NullMarked;
