package io.repstream.common.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a process is told its settings, the strongest place first: system properties, environment,
 * the developer's {@code .env}, a folder of secrets, the profile's file. What the process itself
 * holds of defaults is weaker than all of them.
 *
 * <p>Files are read once, at start. The developer's file counts in the profile {@code development}
 * only, and never wins over the environment.
 *
 * @param places below the environment, the strongest first
 * @param problems what is wrong with the places themselves
 */
public record ProcessSettings(
    SettingsSource properties,
    SettingsSource environment,
    List<Place> places,
    List<SettingProblem> problems) {
  static final String FOLDER = "repstream.config.folder";
  static final String SECRETS_FOLDER = "repstream.config.secrets-folder";

  /** Where systemd puts what a unit loads as credentials. */
  private static final String CREDENTIALS = "credentials.directory";

  /**
   * One place besides properties and environment.
   *
   * @param rank among all places, as MicroProfile Config counts: the environment has 300
   * @param names of the variables in it, where it can list them
   */
  public record Place(int rank, SettingsSource source, List<String> names) {
    public Place {
      names = List.copyOf(names);
    }
  }

  private static final int DEVELOPERS_FILE = 290;
  private static final int SECRETS = 270;
  private static final int PROFILE_FILE = 200;

  public ProcessSettings {
    places = List.copyOf(places);
    problems = List.copyOf(problems);
  }

  /** The places of this process. */
  public static ProcessSettings ofThisProcess() {
    return of(System.getProperties(), System.getenv(), Path.of(""));
  }

  /**
   * The places of a process.
   *
   * @param directory that it runs in
   */
  public static ProcessSettings of(
      Properties properties, Map<String, String> environment, Path directory) {
    SettingsSource first = SettingsSource.properties(properties);
    SettingsSource second = SettingsSource.environment(environment);
    Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
    String profile = find(Profile.KEY, first, second).orElse(spelling(Profile.DEVELOPMENT));
    if (profile.equals(spelling(Profile.DEVELOPMENT))) {
      reading.file(Profile.KEY, directory.resolve(".env"), DEVELOPERS_FILE);
    }
    find(SECRETS_FOLDER, first, second)
        .or(() -> find(CREDENTIALS, second, second))
        .map(Path::of)
        .map(SettingsSource::folder)
        .ifPresent(source -> reading.places.add(new Place(SECRETS, source, List.of())));
    if (isKnown(profile)) {
      find(FOLDER, first, second)
          .map(folder -> Path.of(folder).resolve(profile + ".env"))
          .ifPresent(file -> reading.profile(file));
    }
    return new ProcessSettings(first, second, reading.places, reading.problems);
  }

  /** All of them, the strongest first. */
  public List<SettingsSource> sources() {
    List<SettingsSource> all = new ArrayList<>(List.of(properties, environment));
    places.forEach(place -> all.add(place.source()));
    return List.copyOf(all);
  }

  private record Reading(List<Place> places, List<SettingProblem> problems) {
    void profile(Path file) {
      if (Files.isReadable(file)) {
        file(FOLDER, file, PROFILE_FILE);
      } else {
        problem(FOLDER, file, "has no readable " + file.getFileName());
      }
    }

    void file(String key, Path file, int rank) {
      try {
        Map<String, String> values = EnvFile.read(file).values();
        if (!values.isEmpty()) {
          SettingsSource named = SettingsSource.environment(values).named(file.toString());
          places.add(new Place(rank, named, List.copyOf(values.keySet())));
        }
      } catch (IOException unreadable) {
        problem(key, file, "its file cannot be read");
      } catch (IllegalArgumentException malformed) {
        problem(key, file, "its file cannot be used: " + malformed.getMessage());
      }
    }

    private void problem(String key, Path file, String fault) {
      problems.add(new SettingProblem(key, "", file.toString(), fault, "NAME=value lines"));
    }
  }

  private static Optional<String> find(String key, SettingsSource first, SettingsSource second) {
    return first.find(key).or(() -> second.find(key)).filter(value -> !value.isBlank());
  }

  private static boolean isKnown(String profile) {
    return Arrays.stream(Profile.values()).map(ProcessSettings::spelling).anyMatch(profile::equals);
  }

  private static String spelling(Profile profile) {
    return profile.name().toLowerCase(Locale.ROOT);
  }
}
