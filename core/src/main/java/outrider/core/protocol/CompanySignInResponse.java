package outrider.core.protocol;

/// @param login the name under which HQ knows whoever signed in
/// @param deviceSecret given to nobody but this person on this device, the same each time: it opens
///   the book when the device's passphrase is forgotten
public record CompanySignInResponse(SignInResponse session, String login, String deviceSecret) {}
