package io.repstream.api.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;

/** The api's own classes, by the index that the build makes of them. */
public final class ApiClasses {
  private static final String INDEX = "META-INF/jandex.idx";
  private static final String OURS = "io.repstream.api.";

  private ApiClasses() {}

  /** All of them; fails where there is no index. */
  public static List<ClassInfo> all() {
    try {
      List<URL> indexes = Collections.list(ApiClasses.class.getClassLoader().getResources(INDEX));
      List<ClassInfo> found =
          indexes.stream()
              .map(ApiClasses::read)
              .flatMap(index -> index.getKnownClasses().stream())
              .filter(type -> type.name().toString().startsWith(OURS))
              .toList();
      if (found.isEmpty()) {
        throw new IllegalStateException("the api's classes are in no " + INDEX);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class itself. */
  public static Class<?> load(ClassInfo type) {
    try {
      return Class.forName(type.name().toString());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the index is older than the classes", e);
    }
  }

  private static Index read(URL index) {
    try (InputStream in = index.openStream()) {
      return new IndexReader(in).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
