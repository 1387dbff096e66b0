package io.repstream.api.ingest.track;

import io.repstream.common.workout.SignIn;

/**
 * A sign-in with what a floor may show of the member.
 *
 * @param signIn for the fold
 * @param alias nothing that identifies them
 */
public record MemberSignIn(SignIn signIn, String alias) {}
