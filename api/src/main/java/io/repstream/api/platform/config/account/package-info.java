/** The settings of accounts: how mails leave, and what accounts need. */
@NullMarked
package io.repstream.api.platform.config.account;

import org.jspecify.annotations.NullMarked;
