package outrider.core.protocol;

/// How far a file is.
///
/// @param offset where the next chunk begins
/// @param complete HQ has verified the bytes; nothing more is to be sent
public record UploadState(long offset, boolean complete) {}
