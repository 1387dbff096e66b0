package io.repstream.api.live;

/** Who hears about a floor. Called by the floor's hub; must not block. */
interface FloorSubscriber {
  /** Takes the whole floor; what was not yet sent before is void. */
  void snapshot(FloorTopic topic, FloorState state);

  /** Takes what changed between two versions. */
  void delta(FloorTopic topic, FloorDelta delta);
}
