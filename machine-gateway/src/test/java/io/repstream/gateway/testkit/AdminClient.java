package io.repstream.gateway.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the admin door. */
public final class AdminClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final InetSocketAddress address;
  private final String authorization;

  public AdminClient(InetSocketAddress address) {
    this(address, "none");
  }

  private AdminClient(InetSocketAddress address, String authorization) {
    this.address = address;
    this.authorization = authorization;
  }

  /** The same client, as an operator with a token. */
  public AdminClient withToken(String token) {
    return new AdminClient(address, "Bearer " + token);
  }

  public HttpResponse<String> get(String path) {
    return request("GET", path);
  }

  public HttpResponse<String> request(String method, String path) {
    return request(method, path, "");
  }

  public HttpResponse<String> request(String method, String path, String body) {
    URI uri = URI.create("http://127.0.0.1:" + address.getPort() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", authorization)
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public boolean isReady() {
    return get("/ready").statusCode() == 200;
  }

  /** The value of a series, such as {@code name{label="x"}}; 0 where there is none yet. */
  public double metric(String series) {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(0);
  }
}
