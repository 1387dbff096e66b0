/** One-time passwords by time (RFC 6238) and the codes for the day without them. Pure. */
@NullMarked
package io.repstream.api.account.totp;

import org.jspecify.annotations.NullMarked;
