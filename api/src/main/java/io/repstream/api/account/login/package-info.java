/** Lets people in and out: registration, login with a second factor, refresh, their logins. */
@NullMarked
package io.repstream.api.account.login;

import org.jspecify.annotations.NullMarked;
