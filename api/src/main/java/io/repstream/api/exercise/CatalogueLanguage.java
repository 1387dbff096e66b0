package io.repstream.api.exercise;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** The languages in which the catalogue has names. */
public enum CatalogueLanguage {
  EN,
  DE,
  ES;

  private static final int LONGEST_HEADER = 200;
  private static final List<String> TAGS =
      Arrays.stream(values()).map(CatalogueLanguage::tag).toList();

  /**
   * The best for a client.
   *
   * @param acceptLanguage the header as it came; English where it says nothing usable
   */
  public static CatalogueLanguage of(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
      return EN;
    }
    try {
      String tag = Locale.lookupTag(LanguageRange.parse(acceptLanguage), TAGS);
      return tag == null ? EN : valueOf(tag.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException malformed) {
      return EN;
    }
  }

  /** The BCP 47 tag. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
