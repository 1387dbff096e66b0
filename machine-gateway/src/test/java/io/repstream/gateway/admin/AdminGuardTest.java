package io.repstream.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.repstream.common.config.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminGuardTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private final AdminGuard loopback = new AdminGuard(Optional.empty());
  private final AdminGuard withToken = new AdminGuard(Optional.of(new Secret(TOKEN)));

  private static HttpRequest request(String uri, String... header) {
    HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, uri);
    for (int i = 0; i < header.length; i += 2) {
      request.headers().set(header[i], header[i + 1]);
    }
    return request;
  }

  @Test
  void letsWhoeverConnectsFromThisHostDoWhatOperatorsDo() {
    assertThat(loopback.refusal(request("/admin/drain"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Origin,https://example.com", "Origin,null", "Sec-Fetch-Site,cross-site"})
  void refusesWhatAPageInABrowserSends(String name, String value) {
    assertThat(loopback.refusal(request("/admin/drain", name, value)))
        .contains(HttpResponseStatus.FORBIDDEN);
    assertThat(
            withToken.refusal(
                request("/admin/drain", name, value, "Authorization", "Bearer " + TOKEN)))
        .contains(HttpResponseStatus.FORBIDDEN);
  }

  @Test
  void acceptsTheTokenAndProbesWithoutOne() {
    assertThat(withToken.refusal(request("/admin/drain", "Authorization", "Bearer " + TOKEN)))
        .isEmpty();
    assertThat(withToken.refusal(request("/ready"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        TOKEN,
        "Bearer ",
        "Bearer 0123456789abcdef0123456789abcdeF",
        "Bearer 0123456789abcdef0123456789abcdef0",
        "Basic 0123456789abcdef0123456789abcdef"
      })
  void refusesAnyOtherToken(String authorization) {
    assertThat(withToken.refusal(request("/admin/drain", "Authorization", authorization)))
        .contains(HttpResponseStatus.UNAUTHORIZED);
    assertThat(withToken.refusal(request("/admin/drain")))
        .contains(HttpResponseStatus.UNAUTHORIZED);
  }
}
