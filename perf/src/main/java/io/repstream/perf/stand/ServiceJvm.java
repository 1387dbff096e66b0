package io.repstream.perf.stand;

import java.util.List;

/** Which JVM options a stand's services get besides its own. */
@FunctionalInterface
public interface ServiceJvm {
  /** None. */
  ServiceJvm PLAIN = service -> List.of();

  /** For a service, named as its log is. */
  List<String> optionsOf(String service);
}
