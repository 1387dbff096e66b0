/** Mails to people: the port, and how they leave. No mail is ever logged or stored by us. */
@NullMarked
package io.repstream.api.mail;

import org.jspecify.annotations.NullMarked;
