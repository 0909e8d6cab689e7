package outrider.core.protocol;

import java.util.List;

/// The answer to `GET /v1/devices`: the workstations of the people somebody answers for.
public record DevicesResponse(long serverTime, List<DeviceReport> devices) {}
