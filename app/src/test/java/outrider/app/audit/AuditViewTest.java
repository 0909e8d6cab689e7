package outrider.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
import outrider.app.i18n.Language;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.sync.AuditTrail;
import outrider.app.sync.AuditTransport;
import outrider.app.sync.SyncFailure;
import outrider.core.protocol.AuditExportRequest;
import outrider.core.protocol.AuditLine;
import outrider.core.protocol.AuditRequest;
import outrider.core.protocol.AuditResponse;
import outrider.core.protocol.AuditStep;
import outrider.core.rule.Actor;

/// An administrator looks through what HQ has written down.
final class AuditViewTest extends FxTest {

  @TempDir Path folder;
  private final Hq hq = new Hq();
  private @Nullable AuditView view;

  @Test
  void eachLineSaysWhoDidWhatWhenAndWhere() {
    var space = workspace(Language.CHINESE);
    var scene = shown(space);

    eventually(() -> readable(scene.getRoot()).contains("宏远精工"));
    assertThat(readable(scene.getRoot()))
        .contains("操作审计", "林晓", "改字段", "HQ-LAPTOP-03", "商机 · 宏远精工 产线改造");
    assertThat(readable(scene.getRoot()))
        .as("before and after, in the words of the fields")
        .contains("金额", "¥480,000", "¥520,000", "总部收到");
    picture(scene, "audit-zh");
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    picture(scene, "audit-zh-dark");
  }

  @Test
  void inEnglishToo() {
    var space = workspace(Language.ENGLISH);
    var scene = shown(space);

    eventually(() -> readable(scene.getRoot()).contains("Fields changed"));
    assertThat(readable(scene.getRoot()))
        .contains("Audit trail", "Device withdrawn", "HQ", "Escalated", "all there are");
    picture(scene, "audit-en");
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    picture(scene, "audit-en-dark");
  }

  @Test
  void theRecordsWholeHistoryIsAKeyAwayAndItsPageAnother() {
    var space = workspace(Language.CHINESE);
    var scene = shown(space);
    eventually(() -> readable(scene.getRoot()).contains("宏远精工"));

    press(scene, KeyCode.H);
    eventually(() -> "deal".equals(hq.asked.getLast().record()));
    assertThat(readable(scene.getRoot())).contains("清除条件");
    picture(scene, "audit-zh-record");

    press(scene, KeyCode.ENTER);
    eventually(() -> space.navigator().place().equals(new Place.OpportunityRecord("deal")));
  }

  @Test
  void whatIsTypedAndChosenNarrowsTheQuestion() {
    var space = workspace(Language.CHINESE);
    var scene = shown(space);
    eventually(() -> !hq.asked.isEmpty());

    fx(() -> Objects.requireNonNull(view).search("宏远"));
    eventually(() -> "宏远".equals(hq.asked.getLast().words()));
    fx(() ->
        model()
            .narrow(filter ->
                filter
                    .byUser(Optional.of(SampleBook.LIN))
                    .in(AuditPeriod.since(space.today().minusDays(6)))));
    eventually(() -> SampleBook.LIN.equals(hq.asked.getLast().user()));
    var from = space.today().minusDays(6).atStartOfDay(space.zone()).toInstant().toEpochMilli();
    assertThat(hq.asked.getLast().from()).isEqualTo(from);
    hq.lines = List.of();
    fx(() -> Objects.requireNonNull(view).search("nobody"));
    eventually(() -> readable(scene.getRoot()).contains("没有符合的操作"));
    picture(scene, "audit-zh-none");
  }

  @Test
  void itGoesOnLookingFurtherBackByItselfUntilAPageIsFull() {
    var space = workspace(Language.ENGLISH);
    hq.stretches = 3;
    var scene = shown(space);

    eventually(() -> readable(scene.getRoot()).contains("all there are"));
    assertThat(hq.asked).hasSize(3);
    assertThat(hq.asked.getLast().before()).isEqualTo(100);
    assertThat(readable(scene.getRoot())).contains("15 lines");
  }

  @Test
  void withoutHqItSaysSoAndKeepsWhatItSaid() {
    var space = workspace(Language.CHINESE);
    hq.away = true;
    var scene = shown(space);
    eventually(() -> readable(scene.getRoot()).contains("现在联系不上"));
    picture(scene, "audit-zh-offline");

    hq.away = false;
    fx(() -> model().refresh());
    eventually(() -> readable(scene.getRoot()).contains("宏远精工"));
    hq.away = true;
    fx(() -> model().refresh());
    eventually(() -> readable(scene.getRoot()).contains("下面是之前查到的"));
    assertThat(readable(scene.getRoot())).contains("宏远精工");
  }

  @Test
  void anExportIsTheFileAndItsManifestOrNothing() throws IOException {
    var space = workspace(Language.CHINESE);
    var scene = shown(space);
    eventually(() -> !hq.asked.isEmpty());
    press(scene, KeyCode.X);
    eventually(() -> readable(scene.getRoot()).contains("签名清单"));
    picture(scene, "audit-zh-export");

    var file = folder.resolve("audit.csv");
    var dialog = fx(() -> new AuditExportDialog(space, new AuditTrail(hq, () -> "token")));
    fx(() -> dialog.write(AuditPeriod.ALL, file.toFile()));
    eventually(() -> readable(scene.getRoot()).contains("已保存 1,200 行和签名清单"));
    assertThat(Files.readAllLines(file)).hasSize(1_201);
    assertThat(Files.readString(folder.resolve("audit.csv.manifest"))).isEqualTo("signed\n");

    var other = folder.resolve("other.csv");
    hq.broken = true;
    fx(() -> dialog.write(AuditPeriod.ALL, other.toFile()));
    eventually(() -> readable(scene.getRoot()).contains("没有导出"));
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains("other"));
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
  }

  @Test
  void anExportThatIsStoppedLeavesNothing() throws IOException {
    var file = folder.resolve("audit.csv");
    Files.writeString(file, "the one before");
    var download = new AuditDownload(file, (done, total) -> done < 600);

    assertThat(download.receive(1_200, new ByteArrayInputStream(hq.zip()))).isFalse();

    assertThat(folder).isDirectoryContaining("glob:**audit.csv");
    assertThat(Files.readString(file)).isEqualTo("the one before");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  private AuditViewModel model() {
    return Objects.requireNonNull(view).model();
  }

  private Scene shown(Workspace space) {
    hq.now = space.clock().millis();
    var bench =
        fx(() -> {
          var screens = new Screens();
          var trail = new AuditTrail(hq, () -> "token");
          screens.at(
              Place.Audit.class,
              (place, at) -> {
                var built = new AuditView(at, trail);
                view = built;
                return built;
              });
          screens.offer(
              new NavItem(
                  NavItem.Section.TEAM, new Place.Audit(), Icon.AUDIT, "nav.audit", "", null));
          return new Workbench(space, screens);
        });
    var scene = show(() -> bench.scene(1440, 900));
    fx(bench::show);
    fx(() -> space.navigator().open(new Place.Audit()));
    return scene;
  }

  /// What HQ says of a small company.
  private static final class Hq implements AuditTransport {
    private final List<AuditRequest> asked = new ArrayList<>();
    private @Nullable List<AuditLine> lines;
    private int stretches = 1;
    private boolean away;
    private boolean broken;
    private long now;

    @Override
    public AuditResponse search(String token, AuditRequest request) {
      if (away) {
        throw new SyncFailure(SyncFailure.Kind.UNREACHABLE, "away", null);
      }
      asked.add(request);
      var stretch = request.before() == null ? stretches : (int) (request.before() / 100);
      return new AuditResponse(
          lines == null ? some((stretch - 1) * 100L) : lines,
          stretch > 1 ? (stretch - 1) * 100L : null,
          now - Duration.ofDays(40L * (stretches - stretch + 1)).toMillis(),
          (stretches - 1) * 100L + 8);
    }

    private List<AuditLine> some(long above) {
      return List.of(
          line(
              above + 8,
              "opportunity",
              "deal",
              "宏远精工 产线改造",
              "EditFields",
              "changed",
              SampleBook.LIN,
              Duration.ofMinutes(190),
              new AuditStep("amount", 48_000_000L, 52_000_000L),
              new AuditStep("nextStep", null, "发合同草稿"),
              new AuditStep("closeOn", 20_780L, 20_795L)),
          line(
              above + 6,
              "lead",
              "lead",
              "张伟",
              "CreateRecord",
              "created",
              SampleBook.HE,
              Duration.ofMinutes(2),
              new AuditStep("name", null, "张伟"),
              new AuditStep("source", null, "web"),
              new AuditStep("owner", null, SampleBook.HE)),
          line(
              above + 5,
              "escalation",
              "escalation",
              null,
              "Escalate",
              "created",
              Actor.HEADQUARTERS,
              Duration.ZERO,
              new AuditStep("parent", null, "lead")),
          line(
              above + 4,
              "device",
              "HQ-LAPTOP-07",
              null,
              "RevokeDevice",
              "noted",
              SampleBook.ADMIN,
              Duration.ZERO,
              new AuditStep("name", null, "HQ-LAPTOP-07"),
              new AuditStep("handIn", null, true)),
          line(
              above + 2,
              "account",
              "account",
              "宏远精工有限公司",
              "DeleteRecord",
              "deleted",
              SampleBook.ZHOU,
              Duration.ZERO,
              new AuditStep("name", "宏远精工有限公司", null)));
    }

    private AuditLine line(
        long n,
        String type,
        String record,
        @Nullable String name,
        String command,
        String deed,
        String user,
        Duration late,
        AuditStep... steps) {
      var hq = user.equals(Actor.HEADQUARTERS);
      var at = now - Duration.ofMinutes(7 * (20 - n % 100)).toMillis();
      return new AuditLine(
          n,
          type,
          record,
          name,
          type.equals("escalation") ? "lead" : null,
          type.equals("escalation") ? "lead" : null,
          type.equals("escalation") ? "张伟" : null,
          !deed.equals("deleted"),
          command,
          deed,
          Arrays.asList(steps),
          user,
          hq ? Actor.HEADQUARTERS : "device-" + user,
          hq ? null : "HQ-LAPTOP-03",
          at - late.toMillis(),
          at,
          "4f1c9a0be77d2e61".repeat(4));
    }

    @Override
    public void export(String token, AuditExportRequest request, Receiver receiver)
        throws IOException {
      var bytes = zip();
      receiver.receive(
          1_200, new ByteArrayInputStream(bytes, 0, broken ? bytes.length / 2 : bytes.length));
    }

    byte[] zip() {
      var bytes = new ByteArrayOutputStream();
      try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
        zip.putNextEntry(new ZipEntry("audit.csv"));
        zip.write("line\r\n".getBytes(StandardCharsets.UTF_8));
        for (var line = 1; line <= 1_200; line++) {
          zip.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("audit.manifest"));
        zip.write("signed\n".getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return bytes.toByteArray();
    }
  }
}
