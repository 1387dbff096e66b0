/**
 * The admin door: HTTP on a port of its own, for probes, scrapes and operators, never for machines.
 *
 * <p>What there is to ask and to do are {@link io.repstream.gateway.admin.AdminRoute}s; those below
 * {@code /admin/} are for operators only, see {@link io.repstream.gateway.admin.AdminGuard}.
 */
@NullMarked
package io.repstream.gateway.admin;

import org.jspecify.annotations.NullMarked;
