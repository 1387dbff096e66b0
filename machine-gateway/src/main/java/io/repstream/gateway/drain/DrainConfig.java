package io.repstream.gateway.drain;

import java.time.Duration;

/**
 * How a gateway lets its machines go.
 *
 * @param window by its end every machine has been told to go, be it in the middle of a set
 * @param interval between two batches
 * @param batch most machines of one batch, while the window allows it
 * @param reconnectSpread all machines together come back over at least this time
 */
public record DrainConfig(
    Duration window, Duration interval, int batch, Duration reconnectSpread) {}
