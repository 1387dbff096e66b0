package io.repstream.dev.process;

import java.nio.file.Path;

/**
 * A child that ended.
 *
 * @param status its exit status; above 128 the signal that ended it is the rest
 * @param log where it said why
 */
public record ChildExit(String name, int status, Path log) {}
