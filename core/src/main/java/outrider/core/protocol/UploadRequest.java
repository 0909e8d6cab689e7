package outrider.core.protocol;

/// Asks how much of a file HQ has from this device, before the first byte and after every cut.
public record UploadRequest(String sha256, long sizeBytes) {}
