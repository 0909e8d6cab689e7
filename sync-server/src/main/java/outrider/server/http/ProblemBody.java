package outrider.server.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import outrider.server.codec.Json;
import outrider.server.problem.Problem;

/// A problem as it travels (RFC 9457, `application/problem+json`). Its `code` is the request's
/// number, which leads to the log line.
final class ProblemBody {
  static final String TYPE = "application/problem+json";

  private ProblemBody() {}

  static byte[] of(Problem problem, String requestId) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", problem.type());
    body.put("title", problem.title());
    body.put("status", problem.status());
    body.put("detail", problem.detail());
    body.put("code", requestId);
    body.putAll(problem.members());
    return Json.text(body).getBytes(StandardCharsets.UTF_8);
  }
}
