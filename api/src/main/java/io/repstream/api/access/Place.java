package io.repstream.api.access;

import io.repstream.common.id.ChainId;
import io.repstream.common.id.GymId;

/** A gym and the chain it belongs to: where something is asked to be done. */
public record Place(ChainId chainId, GymId gymId) {}
