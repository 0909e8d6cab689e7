package outrider.core.protocol;

import java.util.List;
import java.util.Map;
import outrider.core.command.Lane;

/// @param processed the last number of each lane that HQ has an answer for
/// @param seq the tenant's number after this push: a pull up to it shows the effects
public record PushResponse(
    String epoch, long seq, long serverTime, Map<Lane, Long> processed, List<Outcome> outcomes) {}
