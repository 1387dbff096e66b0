/**
 * Programs of other houses that read a chain's data: {@code client} those that get tokens by their
 * secret, {@code key} those that send a key with each request. Both belong to one chain, have
 * scopes and are made by its admins; neither is a member, and no operation is open to them that
 * does not name one of their scopes.
 */
@NullMarked
package io.repstream.api.integration;

import org.jspecify.annotations.NullMarked;
