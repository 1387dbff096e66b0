package io.repstream.api.platform.config.source;

import io.repstream.common.config.ProcessSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;
import org.jspecify.annotations.Nullable;

/** Gives MicroProfile Config the places that it does not know: files and folders of settings. */
public final class PlacesProvider implements ConfigSourceProvider {
  @Override
  public Iterable<ConfigSource> getConfigSources(ClassLoader loader) {
    List<ConfigSource> sources =
        ProcessSettings.ofThisProcess().places().stream()
            .<ConfigSource>map(PlaceSource::new)
            .toList();
    return sources;
  }

  private record PlaceSource(ProcessSettings.Place place) implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      Set<String> names = new HashSet<>();
      for (String name : place.names()) {
        names.add(name);
        // What Helidon walks as a tree, such as server.sockets.0.port.
        names.add(name.toLowerCase(Locale.ROOT).replace('_', '.'));
      }
      return names;
    }

    @Override
    public @Nullable String getValue(String name) {
      return place.source().find(name).orElse(null);
    }

    @Override
    public int getOrdinal() {
      return place.rank();
    }

    @Override
    public String getName() {
      return place.source().name();
    }
  }
}
