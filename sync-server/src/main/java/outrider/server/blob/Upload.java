package outrider.server.blob;

/// A file on its way here: every device brings its own.
///
/// @param sha256 what it will be once it is whole
public record Upload(String deviceId, String sha256) {

  /// What the names of all of a device's uploads begin with. A device chose its id itself, so it is
  /// no name for a file.
  String begin() {
    return Sha256.of(deviceId).substring(0, 24) + '-';
  }

  String name() {
    return begin() + sha256;
  }
}
