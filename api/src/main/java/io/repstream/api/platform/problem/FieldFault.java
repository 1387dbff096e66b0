package io.repstream.api.platform.problem;

/**
 * One value that is not acceptable.
 *
 * @param field dotted path in the body, or the parameter's name
 * @param message what is wrong with it
 */
public record FieldFault(String field, String message) {}
