package outrider.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Makes everything that is handed to users, in the order in which one thing needs another: runtime
/// images, the images of both programs, a run of the two that leaves their AOT caches behind, the
/// server's archive, the smoke test, and last the native package of the image that passed.
///
/// Arguments: the root of the project, the folder for results, the version.
public final class Build {
  private final Path root;
  private final Path target;
  private final String version;

  private Build(Path root, Path target, String version) {
    this.root = root;
    this.target = target;
    this.version = version;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    new Build(Path.of(args[0]), Path.of(args[1]), args[2]).run();
  }

  private void run() throws IOException, InterruptedException {
    Folders.delete(target.resolve("image"));
    Files.createDirectories(target.resolve("image"));
    Path resources =
        root.resolve("installer/src/main/jpackage").resolve(Machine.current().folder());

    Path appRuntime = RuntimeImage.forApp(target.resolve("image/app-runtime"));
    Path serverRuntime = RuntimeImage.forServer(target.resolve("image/server-runtime"));
    ServerImage server =
        ServerImage.assemble(root, serverRuntime, target.resolve("image"), version);
    AppImage app =
        AppImage.assemble(root.resolve("app/target"), appRuntime, resources, target, version);

    Path installable;
    long cold;
    try (RunningServer training = RunningServer.record(server, target.resolve("smoke/server"))) {
      cold = new SmokeTest(app, training, target.resolve("smoke")).train();
    }
    server.requireCache();
    Path archive = server.archive(target);
    ServerImage unpacked =
        ServerImage.unpacked(archive, target.resolve("smoke/unpacked-server"), version);
    try (RunningServer running = RunningServer.start(unpacked, target.resolve("smoke/server"))) {
      SmokeTest smoke = new SmokeTest(app, running, target.resolve("smoke"));
      long warm = smoke.run();
      System.out.printf("Today shown in %d ms while training, in %d ms as shipped%n", cold, warm);
      installable = app.installable(target, resources, version);
      smoke.runUnpacked(installable);
    }
    for (Path made : List.of(archive, installable)) {
      System.out.printf("%s  %.1f MB%n", made, Files.size(made) / 1e6);
    }
  }
}
