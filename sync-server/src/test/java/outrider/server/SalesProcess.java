package outrider.server;

import static outrider.server.TestServer.id;

import java.util.Map;
import outrider.core.command.Command;
import outrider.core.record.RecordType;

/// A pipeline of two stages and an end; at the second somebody should call, and somebody sign.
record SalesProcess(
    String pipeline, String first, String second, String lost, String call, String signature) {

  static SalesProcess of(TestServer server) {
    SalesProcess process = new SalesProcess(id(), id(), id(), id(), id(), id());
    String pipeline = process.pipeline;
    server.administer(administration -> {
      administration.run(
          new Command.CreateRecord(RecordType.PIPELINE, pipeline, Map.of("name", "Sales")));
      administration.run(stage(process.first, pipeline, 0));
      administration.run(stage(process.second, pipeline, 1));
      administration.run(
          new Command.CreateRecord(
              RecordType.STAGE,
              process.lost,
              Map.of("name", "Lost", "pipeline", pipeline, "position", 2L, "kind", "lost")));
      administration.run(item(process.call, process.second, "Call", "action"));
      administration.run(item(process.signature, process.second, "Sign", "sign-off"));
    });
    return process;
  }

  private static Command stage(String id, String pipeline, long position) {
    return new Command.CreateRecord(
        RecordType.STAGE,
        id,
        Map.of("name", "Stage " + position, "pipeline", pipeline, "position", position));
  }

  private static Command item(String id, String stage, String name, String kind) {
    return new Command.CreateRecord(
        RecordType.CHECKLIST_ITEM,
        id,
        Map.of("name", name, "stage", stage, "kind", kind, "recommended", true));
  }
}
