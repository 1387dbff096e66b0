package io.repstream.api.account.token;

import io.repstream.api.platform.config.ApiConfigReader;
import io.repstream.api.platform.config.TokenConfig;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives MicroProfile JWT our own key, issuer and audience, so that it serves {@code @RolesAllowed}
 * for our tokens and an installation sets each of them once. It runs behind {@link
 * BearerTokenCheck}, which is the stricter.
 *
 * <p>The values derive from other settings and are made at the first question, when all sources are
 * there; the source therefore lists no names.
 */
public final class MicroProfileJwtSettings implements ConfigSource {
  private static final String PREFIX = "mp.jwt.verify.";
  private static final int ORDINAL = 50;

  private volatile @Nullable Map<String, String> values;

  @Override
  public @Nullable String getValue(String name) {
    if (!name.startsWith(PREFIX)) {
      return null;
    }
    Map<String, String> known = values;
    if (known == null) {
      known = derived();
      values = known;
    }
    return known.get(name);
  }

  private static Map<String, String> derived() {
    TokenConfig tokens = ApiConfigReader.read(ConfigProvider.getConfig()).tokens();
    return Map.of(
        PREFIX + "issuer", tokens.issuer(),
        PREFIX + "audiences", tokens.audience(),
        PREFIX + "publickey", new SigningKey(tokens).publicKeySet(),
        PREFIX + "clock.skew", "60");
  }

  @Override
  public Set<String> getPropertyNames() {
    return Set.of();
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  @Override
  public String getName() {
    return "MicroProfile JWT from our token settings";
  }
}
