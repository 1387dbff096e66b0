/**
 * What live connections tell of: topics, each as a snapshot and then versioned deltas.
 *
 * <p>A {@link io.repstream.api.live.topic.TopicHub} watches one topic for all subscribers of this
 * node: hints say when to read it again, {@link io.repstream.api.live.topic.TopicSource} how it
 * looks. Listens on the Redis channels {@code live:gym:<id>:floor} and {@code live:workout:<id>}.
 */
@NullMarked
package io.repstream.api.live.topic;

import org.jspecify.annotations.NullMarked;
