package outrider.server.blob;

import java.time.InstantSource;

final class FolderStorageTest extends StorageContract {
  @Override
  BlobStorage open() {
    return new BlobFolder(
        folder.resolve("files"), folder.resolve("uploads"), InstantSource.system());
  }
}
