package io.repstream.api.ingest.stream;

/**
 * An entry that was delivered before and never acknowledged.
 *
 * @param deliveries how often it was delivered, this time included; crashes raise it for healthy
 *     entries too
 */
public record Redelivery(StreamEntry entry, long deliveries) {}
