package io.repstream.dev.demo;

/** Somebody with an account. */
public record DemoPerson(String email, String displayName) {}
