package outrider.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.OptionalLong;
import outrider.server.problem.ProblemException;

/// Where the bytes of files lie under their SHA-256, and where they grow until they are whole: a
/// folder, or a bucket. Whole files are never changed; who may have them is not asked here. Any
/// thread.
///
/// Everything here may say with a `ProblemException` that the place is away for now (503): then
/// nothing that was taken before is lost, and the same call can be made again.
public interface BlobStorage extends AutoCloseable {

  /// How large a file is; empty where there is none.
  OptionalLong size(String sha256) throws IOException;

  /// The bytes from an offset on.
  ///
  /// @param length how many at most
  /// @throws NoSuchFileException where there is no such file
  InputStream open(String sha256, long offset, long length) throws IOException;

  /// Throws a file away; that there was none is no error.
  void delete(String sha256) throws IOException;

  /// How many bytes of an upload are here. They are after a restart, and from another server on the
  /// same storage.
  long reached(Upload upload) throws IOException;

  /// Adds what arrives to an upload that is `offset` long. What has come stays when the rest does
  /// not.
  ///
  /// @param sizeBytes what the whole file may have
  /// @return how long the upload is now
  /// @throws ProblemException 409 where it is of another length, so of two requests for the same
  ///   place one is told
  long append(Upload upload, long offset, long sizeBytes, InputStream chunk) throws IOException;

  /// What became of an upload that should be whole.
  enum Kept {
    /// It is a file now; when this is said it survives a power cut.
    WHOLE,
    /// Its bytes are not those of its hash.
    WRONG,
    /// It is not all here: another request has taken it, or it was thrown away.
    GONE
  }

  /// Makes a file of an upload, if it has become what it was to be; nobody sees the file before.
  /// Keeping the same bytes twice is keeping them once. The upload is still to be forgotten.
  Kept keep(Upload upload, long sizeBytes) throws IOException;

  /// Throws away what is here of an upload.
  void forget(Upload upload) throws IOException;

  /// Throws away what was begun and left alone.
  void tidy() throws IOException;

  /// Finds out whether files can be had, and says it through `trouble` alone.
  default void look() {}

  /// Why files cannot be had at present, in a few words; empty where nothing is the matter.
  default Optional<String> trouble() {
    return Optional.empty();
  }

  @Override
  default void close() {}
}
