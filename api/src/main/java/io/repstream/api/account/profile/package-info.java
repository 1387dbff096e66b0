/**
 * What people say of themselves: name, preferences, data for emergencies.
 *
 * <p>Owns collections {@code preferences} and {@code emergencyData}; a document of each for a
 * member, under the member's id.
 */
@NullMarked
package io.repstream.api.account.profile;

import org.jspecify.annotations.NullMarked;
