package outrider.app.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Stylist;
import outrider.app.i18n.Language;
import outrider.app.shell.Workspace;
import outrider.app.store.BlobStore;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.app.store.ThumbnailStore;
import outrider.app.sync.FileExchange;
import outrider.app.sync.FileReport;
import outrider.core.attachment.FileLimits;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Files beside a record: how they come in, how they are listed, and how they are looked at.
final class FilesViewTest extends FxTest {

  @TempDir Path folder;

  private final Workspace given = workspace(Language.CHINESE);
  private final String lead = SampleBook.id("lead", 1);

  @Test
  void whatIsDroppedIsListedWithItsPictureAndOpensLarge() throws IOException {
    lead();
    var photo = Files.write(folder.resolve("屋顶东侧.jpg"), TestPhoto.jpeg(1_600, 1_200, 6));
    var notes = Files.writeString(folder.resolve("客户要求.txt"), "泵站三座，九月前报价。\n联系王工。");
    var space = given;
    var list = fx(() -> new FileList(space, RecordType.LEAD));
    var scene = shown(space, list);
    fx(() -> list.show(lead, List.of()));
    attach(space, photo, notes);
    fx(() -> list.show(lead, attachments(space)));

    reads(scene.getRoot(), "屋顶东侧.jpg", "客户要求.txt", "待上传");
    eventually(() -> scene.getRoot().lookup(".thumbnail .image-view") != null);
    picture(scene, "files-list-zh");
    var kept = attachments(space).stream().map(row -> row.text("sha256")).toList();
    eventually(() ->
        kept.stream()
            .anyMatch(sha256 ->
                space
                    .database()
                    .<Boolean>readNow(sql -> ThumbnailStore.get(sql, sha256).isPresent())));

    fx(() -> new FileViewer(space, attachments(space), indexOf(space, "屋顶东侧.jpg")).open());
    eventually(() -> image(scene) != null);
    assertThat(image(scene).getImage().getWidth()).isEqualTo(1_200);
    assertThat(image(scene).getImage().getHeight()).isEqualTo(1_600);
    picture(scene, "files-viewer-photo-zh");
    press(scene, indexOf(space, "屋顶东侧.jpg") == 0 ? KeyCode.RIGHT : KeyCode.LEFT);
    reads(scene.getRoot(), "泵站三座");
    picture(scene, "files-viewer-text-zh");
    press(scene, KeyCode.ESCAPE);
    assertThat(fx(() -> space.dialogs().isOpen())).isFalse();
  }

  @Test
  void whatCannotBeAttachedIsSaidInPlainWords() throws IOException {
    lead();
    var program = Files.writeString(folder.resolve("报价.pdf.exe"), "x");
    var empty = Files.createFile(folder.resolve("空.pdf"));
    var directory = Files.createDirectory(folder.resolve("照片"));
    var large = folder.resolve("录像.mp4");
    try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(FileLimits.BYTES_MAX + 1L);
    }
    var scene = shown(given, new Region());
    var taken = new ArrayList<NewFile>();
    var intake = fx(() -> new Intake(given, false, taken::addAll));
    var photosOnly = fx(() -> new Intake(given, true, taken::addAll));

    says(scene, intake, program, "程序文件");
    says(scene, intake, empty, "空文件");
    says(scene, intake, directory, "是文件夹");
    says(scene, intake, large, "超过 25 MB");
    says(scene, intake, folder.resolve("没有.pdf"), "空文件");
    says(scene, photosOnly, Files.writeString(folder.resolve("a.pdf"), "x"), "不是照片");
    assertThat(taken).isEmpty();
    picture(scene, "files-refused-zh");
  }

  @Test
  void whatIsNotHereIsFetchedWhileOneLooks() {
    lead();
    var photo = TestPhoto.jpeg(800, 600);
    var sha256 = BlobStore.sha256(photo);
    Profiles.seed(
        given.database(),
        Profiles.row(
            RecordType.ATTACHMENT,
            SampleBook.id("attachment", 1),
            "parentType",
            "lead",
            "parent",
            lead,
            "name",
            "现场.jpg",
            "contentType",
            "image/jpeg",
            "sizeBytes",
            (long) photo.length,
            "sha256",
            sha256,
            "receivedAt",
            NOW.toEpochMilli(),
            "owner",
            SampleBook.LIN,
            "createdAt",
            NOW.toEpochMilli(),
            "createdBy",
            SampleBook.ZHOU));
    var line = new Line();
    var space = fx(() -> with(line));
    var scene = shown(space, new Region());
    fx(() -> new FileViewer(space, attachments(space), 0).open());
    eventually(() -> line.wanted.contains(sha256));

    line.tell(sha256, FileReport.State.COMING, 0.42);
    reads(scene.getRoot(), "正在从总部取回 42%");
    picture(scene, "files-viewer-coming-zh");
    line.tell(sha256, FileReport.State.NOT_AT_HQ, 0);
    reads(scene.getRoot(), "总部还没有这个文件");
    line.tell(sha256, FileReport.State.DAMAGED, 0);
    reads(scene.getRoot(), "已丢弃", "重新取回");
    space.database().writeNow(transaction -> BlobStore.put(transaction, photo, 0));
    eventually(() -> image(scene) != null);
  }

  @Test
  void aKindWithoutPreviewIsNamedAndSaved() throws IOException {
    lead();
    var drawing = Files.write(folder.resolve("图纸.dwg"), "AC1032".getBytes(StandardCharsets.UTF_8));
    attach(given, drawing);
    var scene = shown(given, new Region());
    var viewer = fx(() -> new FileViewer(given, attachments(given), 0));
    fx(viewer::open);
    reads(scene.getRoot(), "不能预览");
    picture(scene, "files-viewer-other-zh");
    var copy = folder.resolve("副本.dwg");
    fx(() -> viewer.save(copy.toFile()));
    assertThat(copy).hasBinaryContent("AC1032".getBytes(StandardCharsets.UTF_8));
    reads(scene.getRoot(), "该副本未加密");
  }

  /// HQ at the other end of a line that the test holds.
  private static final class Line implements FileExchange {
    final List<String> wanted = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final List<Consumer<FileReport>> listeners =
        new java.util.concurrent.CopyOnWriteArrayList<>();
    private volatile FileReport report = FileReport.NONE;

    void tell(String sha256, FileReport.State state, double share) {
      report =
          new FileReport(0, 0, 0, false, 0, "", Map.of(sha256, new FileReport.Fetch(state, share)));
      listeners.forEach(listener -> listener.accept(report));
    }

    @Override
    public void want(String sha256, long sizeBytes, boolean asked) {
      wanted.add(sha256);
    }

    @Override
    public void pause(boolean paused) {}

    @Override
    public FileReport report() {
      return report;
    }

    @Override
    public Listening onReport(Consumer<FileReport> listener) {
      listeners.add(listener);
      listener.accept(report);
      return () -> listeners.remove(listener);
    }
  }

  private Workspace with(FileExchange files) {
    return new Workspace(
        given.words(),
        given.navigator(),
        given.ticker(),
        given.toasts(),
        given.dialogs(),
        given.background(),
        given.clock(),
        given.zone(),
        given.user(),
        given.appearance(),
        given.database(),
        given.commands(),
        given.undo(),
        given.memory(),
        files,
        given.calls());
  }

  private void lead() {
    Profiles.seed(
        given.database(),
        Profiles.row(RecordType.LEAD, lead, "name", "张伟", "source", "官网", "owner", SampleBook.LIN));
  }

  private void attach(Workspace space, Path... files) throws IOException {
    for (var file : files) {
      new Attaching(space.database(), space.commands(), space.undo())
          .attach(
              List.of(NewFile.of(file.getFileName().toString(), Files.readAllBytes(file))),
              RecordType.LEAD,
              lead,
              null)
          .join();
    }
  }

  private static List<Row> attachments(Workspace space) {
    return space.database().readNow(sql -> RecordTable.of(RecordType.ATTACHMENT).all(sql));
  }

  private static int indexOf(Workspace space, String name) {
    return attachments(space).stream().map(row -> row.text("name")).toList().indexOf(name);
  }

  private void says(Scene scene, Intake intake, Path file, String words) {
    fx(() -> intake.take(List.of(file.toFile())));
    reads(scene.getRoot(), words);
  }

  private static ImageView image(Scene scene) {
    return (ImageView) scene.getRoot().lookup(".file-viewer .stage .image-view");
  }

  private Scene shown(Workspace space, Region region) {
    return show(() -> {
      region.setMaxWidth(360);
      var scene = new Scene(new StackPane(region, space.toasts(), space.dialogs()), 1_100, 760);
      Stylist.dress(scene, Appearance.STANDARD.withReducedMotion(true));
      return scene;
    });
  }
}
