package io.repstream.common.config;

/**
 * One thing that is wrong with the settings.
 *
 * @param key dotted
 * @param shownValue what was found, {@code ***} for a secret, empty where nothing was
 * @param source where it came from, or {@code -}
 * @param fault what is wrong
 * @param example a value that would do
 */
public record SettingProblem(
    String key, String shownValue, String source, String fault, String example) {}
