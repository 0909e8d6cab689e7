package outrider.core.protocol;

import java.util.Map;

/// `POST /v1/pull`.
///
/// @param cursors how far the device has each scope it holds; scopes that are missing start at 0
/// @param waitMillis how long HQ may wait for something new before it answers with nothing
public record PullRequest(
    int protocol,
    String device,
    long incarnation,
    String epoch,
    Map<String, Long> cursors,
    long waitMillis) {}
