package outrider.core.protocol;

/// `POST /v1/sign-in`.
///
/// @param device made once by the client and kept in its profile
/// @param incarnation the one the device holds, to go on with; 0 for a device that holds none
/// @param epoch the one the incarnation was given in; empty with 0
/// @param deviceName as the person would recognise it: host name
public record SignInRequest(
    int protocol,
    String login,
    String password,
    String device,
    long incarnation,
    String epoch,
    String deviceName,
    String platform,
    String appVersion) {}
