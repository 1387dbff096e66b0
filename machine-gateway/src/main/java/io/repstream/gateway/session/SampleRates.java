package io.repstream.gateway.session;

/**
 * How much one connection may send on average. What it did not use within the last seconds it may
 * send at once.
 *
 * @param framesPerSecond SAMPLES frames
 * @param bytesPerSecond of samples, their headers included
 * @param burstSeconds how many seconds' worth can be saved up
 */
public record SampleRates(
    long framesPerSecond, long samplesPerSecond, long bytesPerSecond, long burstSeconds) {
  public SampleRates {
    if (Math.min(Math.min(framesPerSecond, samplesPerSecond), bytesPerSecond) < 1
        || burstSeconds < 1) {
      throw new IllegalArgumentException("rates and burst must be positive");
    }
  }
}
