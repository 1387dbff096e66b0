/**
 * Chains and their gyms. A chain is the tenant; what belongs to another one looks like something
 * that does not exist.
 *
 * <p>Owns collections {@code chains} and {@code gyms} (index: {@code chainId, _id}).
 */
@NullMarked
package io.repstream.api.tenancy;

import org.jspecify.annotations.NullMarked;
