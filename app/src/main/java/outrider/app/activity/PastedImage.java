package outrider.app.activity;

/// An image that waits to be written down with an activity, in the form it will be stored.
@SuppressWarnings("ArrayRecordComponent") // Bytes are compared nowhere; they are only carried.
public record PastedImage(String name, String contentType, byte[] bytes) {}
