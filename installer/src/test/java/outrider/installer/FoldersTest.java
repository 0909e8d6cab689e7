package outrider.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FoldersTest {
  @TempDir Path temp;

  @Test
  void keepsTheTimeOfAJarBecauseTheCacheChecksIt() throws IOException {
    Path jar = Files.createDirectories(temp.resolve("from/lib")).resolve("a.jar");
    Files.writeString(jar, "jar");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));

    Folders.copy(temp.resolve("from"), temp.resolve("to"));

    assertThat(Files.getLastModifiedTime(temp.resolve("to/lib/a.jar")).toMillis())
        .isEqualTo(1_000_000_000_000L);
  }

  @Test
  void deletesAFolderWithAllThatIsInIt() throws IOException {
    Files.createDirectories(temp.resolve("gone/deep"));
    Files.writeString(temp.resolve("gone/deep/file"), "text");

    Folders.delete(temp.resolve("gone"));

    assertThat(temp.resolve("gone")).doesNotExist();
  }

  @Test
  void givesMacosAVersionThatItAccepts() {
    assertThat(Machine.MACOS.packageVersion("0.1.0")).isEqualTo("1.1.0");
    assertThat(Machine.LINUX.packageVersion("0.1.0")).isEqualTo("0.1.0");
  }
}
