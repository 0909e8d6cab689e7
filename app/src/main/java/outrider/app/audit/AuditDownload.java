package outrider.app.audit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Puts an export where the person wants it: the file, and its manifest beside it. Neither is there
/// before both are whole.
final class AuditDownload {
  private static final int TOLD_EVERY = 500;

  private final Path file;
  private final Listener listener;

  /// Hears how far it is; answers whether to go on.
  @FunctionalInterface
  interface Listener {
    boolean goOn(long done, long total);
  }

  AuditDownload(Path file, Listener listener) {
    this.file = file;
    this.listener = listener;
  }

  static Path manifestOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".manifest");
  }

  /// @param lines how many are to come
  /// @return false when it was stopped; there is nothing then
  boolean receive(long lines, InputStream stream) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    var text = Files.createTempFile(folder, ".outrider-", ".part");
    var manifest = Files.createTempFile(folder, ".outrider-", ".part");
    try (var zip = new ZipInputStream(stream)) {
      require(zip.getNextEntry());
      try (var out = new Counted(Files.newOutputStream(text), lines)) {
        zip.transferTo(out);
      } catch (Stopped stopped) {
        return false;
      }
      require(zip.getNextEntry());
      Files.copy(zip, manifest, StandardCopyOption.REPLACE_EXISTING);
      if (Files.size(manifest) == 0) {
        throw new IOException("the manifest is missing");
      }
      Files.move(text, file, StandardCopyOption.REPLACE_EXISTING);
      Files.move(manifest, manifestOf(file), StandardCopyOption.REPLACE_EXISTING);
      return true;
    } finally {
      Files.deleteIfExists(text);
      Files.deleteIfExists(manifest);
    }
  }

  private static void require(@org.jspecify.annotations.Nullable ZipEntry entry)
      throws IOException {
    if (entry == null) {
      throw new IOException("the export ends too early");
    }
  }

  /// The person has had enough of it.
  private static final class Stopped extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// Counts the lines that go through.
  private final class Counted extends FilterOutputStream {
    private final long total;
    private long done = -1;

    /// The head is no line.
    Counted(OutputStream target, long total) {
      super(target);
      this.total = total;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      var before = done;
      for (var at = offset; at < offset + length; at++) {
        if (bytes[at] == '\n') {
          done++;
        }
      }
      out.write(bytes, offset, length);
      if (done / TOLD_EVERY != before / TOLD_EVERY || done >= total) {
        tell();
      }
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    private void tell() throws IOException {
      if (!listener.goOn(Math.clamp(done, 0, total), total)) {
        throw new Stopped();
      }
    }
  }
}
