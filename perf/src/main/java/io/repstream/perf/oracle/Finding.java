package io.repstream.perf.oracle;

/** A broken promise. */
public record Finding(Rule rule, String detail) {}
