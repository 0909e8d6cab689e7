package outrider.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Where the bytes of files lie, under their SHA-256: a folder, or anything that can put and get.
/// Bytes are put once and never changed; who may have them is not asked here. Any thread.
public interface BlobStorage extends AutoCloseable {

  /// How large a file is; empty where there is none.
  OptionalLong size(String sha256) throws IOException;

  /// Takes a verified file. When this returns it survives a power cut. Putting the same bytes twice
  /// is putting them once. The part may be moved away or left where it is.
  void put(String sha256, Path part) throws IOException;

  /// The bytes from an offset on.
  ///
  /// @param length how many at most
  InputStream open(String sha256, long offset, long length) throws IOException;

  @Override
  default void close() {}
}
