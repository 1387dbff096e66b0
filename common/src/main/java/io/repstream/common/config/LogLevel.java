package io.repstream.common.config;

/** How much a process tells of itself, the most talkative first. */
public enum LogLevel {
  TRACE,
  DEBUG,
  INFO,
  WARN,
  ERROR
}
