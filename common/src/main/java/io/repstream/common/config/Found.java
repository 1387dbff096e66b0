package io.repstream.common.config;

/**
 * A value and where it was.
 *
 * @param value stripped, never empty
 */
record Found(String value, String source) {}
