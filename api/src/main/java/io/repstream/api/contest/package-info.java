/**
 * Members of a gym compared with each other: leaderboards by week and month, and challenges that
 * staff set. Only who takes part is counted or named, by an alias; only what machines of the gym
 * recorded counts, so that nobody wins by typing.
 *
 * <p>Owns collections {@code contestEntries}: one document for each member and contest (index:
 * {@code contest, _id}), and {@code challenges} (index: {@code gymId, _id}).
 */
@NullMarked
package io.repstream.api.contest;

import org.jspecify.annotations.NullMarked;
