package io.repstream.dev.launch;

import java.util.concurrent.CountDownLatch;

/** A stand-in for the simulator's process: does nothing until it is ended. */
public final class FakeSimulator {
  private FakeSimulator() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println(String.join(" ", arguments));
    new CountDownLatch(1).await();
  }
}
