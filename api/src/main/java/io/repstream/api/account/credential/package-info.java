/** What people prove themselves by, and how they change it: password, e-mail, second factor. */
@NullMarked
package io.repstream.api.account.credential;

import org.jspecify.annotations.NullMarked;
