package outrider.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files in a folder, spread over subfolders by the first two letters of their hash. A file appears
/// under its name whole or not at all. It grows in a folder beside, on the same disk.
public final class BlobFolder implements BlobStorage {
  private static final Logger log = LoggerFactory.getLogger(BlobFolder.class);

  private final Path folder;
  private final FolderUploads uploads;

  public BlobFolder(Path folder, Path uploads, InstantSource clock) {
    this.folder = folder;
    this.uploads = new FolderUploads(uploads, clock);
  }

  @Override
  public OptionalLong size(String sha256) throws IOException {
    try {
      return OptionalLong.of(Files.size(file(sha256)));
    } catch (NoSuchFileException none) {
      return OptionalLong.empty();
    }
  }

  @Override
  public long reached(Upload upload) throws IOException {
    return FolderUploads.length(uploads.part(upload));
  }

  @Override
  public long append(Upload upload, long offset, long sizeBytes, InputStream chunk)
      throws IOException {
    return uploads.append(upload, offset, sizeBytes, chunk);
  }

  @Override
  public Kept keep(Upload upload, long sizeBytes) throws IOException {
    Path part = uploads.part(upload);
    if (FolderUploads.length(part) != sizeBytes) {
      return Kept.GONE;
    }
    try {
      if (!Sha256.of(part).equals(upload.sha256())) {
        return Kept.WRONG;
      }
      put(upload.sha256(), part);
      return Kept.WHOLE;
    } catch (NoSuchFileException taken) {
      return Kept.GONE;
    }
  }

  private void put(String sha256, Path part) throws IOException {
    Path file = file(sha256);
    Files.createDirectories(shelf(sha256));
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException same) {
      log.debug("{} was here already.", sha256);
    }
    forceFolder(shelf(sha256));
  }

  /// The name has to reach the disk as well as the bytes. Windows cannot do this and need not.
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notHere) {
      log.debug("A folder cannot be forced to the disk on this system.", notHere);
    }
  }

  @Override
  public InputStream open(String sha256, long offset, long length) throws IOException {
    FileChannel channel = FileChannel.open(file(sha256), StandardOpenOption.READ);
    try {
      channel.position(offset);
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
    return new Limited(Channels.newInputStream(channel), length);
  }

  @Override
  public void delete(String sha256) throws IOException {
    Files.deleteIfExists(file(sha256));
  }

  @Override
  public void forget(Upload upload) throws IOException {
    uploads.forget(uploads.part(upload));
  }

  @Override
  public void tidy() throws IOException {
    uploads.tidy();
  }

  private Path file(String sha256) {
    return shelf(sha256).resolve(sha256);
  }

  private Path shelf(String sha256) {
    return folder.resolve(sha256.substring(0, 2));
  }
}
