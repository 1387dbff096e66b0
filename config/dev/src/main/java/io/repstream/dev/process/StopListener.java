package io.repstream.dev.process;

/** Hears how children stop, one after the other. */
public interface StopListener {
  /** The named child was asked to end. */
  void stopping(String child);

  /** The child named last ended by itself. */
  void stopped();

  /** The child named last did not end in time and was killed. */
  void killed();
}
