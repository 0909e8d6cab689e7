package outrider.server.telephony;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// One telephone system as it was set up.
///
/// @param publicAddress of HQ, as the system reaches it: `https://hq.example.com`
/// @param values what the template leaves open
/// @param secret by which either side proves itself to the other
record SystemSettings(
    Template template, String publicAddress, Map<String, String> values, String secret) {

  static final String PATH = "/telephony/";

  /// Those of the template, under what was given.
  Map<String, String> allValues() {
    Map<String, String> all =
        new HashMap<>(Optional.ofNullable(template.values()).orElse(Map.of()));
    all.putAll(values);
    return all;
  }

  /// Where the system tells of a call of ours.
  String callback(String systemId, String callId) {
    return publicAddress + PATH + systemId + "?call=" + callId;
  }
}
