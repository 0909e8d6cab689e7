package outrider.core.protocol;

/// `POST /v1/sign-in`.
///
/// @param device made once by the client and kept in its profile
/// @param deviceName as the person would recognise it: host name
public record SignInRequest(
    int protocol,
    String login,
    String password,
    String device,
    String deviceName,
    String platform,
    String appVersion) {}
