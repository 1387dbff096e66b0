package io.repstream.gateway.admin;

import ch.qos.logback.classic.Level;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.repstream.gateway.ops.LogLevels;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /admin/log-level}: logs more or less for a while. */
public final class LogLevelRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(LogLevelRoutes.class);
  private static final String PATH = "/admin/log-level";
  private static final long MOST_SECONDS = 3_600;

  private final LogLevels levels;
  private final Jsonb jsonb = JsonbBuilder.create();

  /** What comes in. */
  public record Wish(@Nullable String logger, @Nullable String level, @Nullable Long seconds) {}

  public LogLevelRoutes(LogLevels levels) {
    this.levels = levels;
  }

  public List<AdminRoute> all() {
    return List.of(
        new AdminRoute(HttpMethod.GET, PATH, _ -> show()),
        new AdminRoute(HttpMethod.POST, PATH, request -> change(request.body())),
        new AdminRoute(HttpMethod.DELETE, PATH, _ -> restore()));
  }

  private AdminAnswer show() {
    return AdminAnswer.json(
        HttpResponseStatus.OK, jsonb.toJson(Map.of("changed", levels.changed())));
  }

  private AdminAnswer restore() {
    levels.restoreAll();
    return show();
  }

  private AdminAnswer change(String body) {
    Wish wish;
    try {
      wish = jsonb.fromJson(body, Wish.class);
    } catch (JsonbException unreadable) {
      return AdminAnswer.invalid("not an object of logger, level, seconds");
    }
    Level level = wish.level() == null ? null : Level.toLevel(wish.level(), null);
    Long seconds = wish.seconds();
    if (level == null) {
      return AdminAnswer.invalid("level is TRACE, DEBUG, INFO, WARN, ERROR or OFF");
    }
    if (seconds == null || seconds < 1 || seconds > MOST_SECONDS) {
      return AdminAnswer.invalid("seconds is from 1 to " + MOST_SECONDS);
    }
    String logger = wish.logger() == null ? "io.repstream" : wish.logger();
    return switch (levels.change(logger, level, Duration.ofSeconds(seconds))) {
      case CHANGED -> {
        LOG.atWarn()
            .addKeyValue("repstream.log.logger", logger)
            .addKeyValue("repstream.log.level", level)
            .addKeyValue("repstream.log.seconds", seconds)
            .log("log level changed");
        yield show();
      }
      case FOREIGN -> AdminAnswer.invalid("logger is io.repstream or one below it");
      case TOO_MANY -> AdminAnswer.invalid("too many loggers are changed");
    };
  }
}
