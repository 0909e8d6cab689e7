package outrider.bench.workload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import outrider.app.sync.HttpTransport;
import outrider.bench.SampleLeads;
import outrider.bench.network.Pushing;
import outrider.bench.process.Office;
import outrider.bench.process.ServerProcess;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.FieldEdit;
import outrider.core.command.Lane;
import outrider.core.protocol.ProtocolVersion;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.SignInRequest;
import outrider.core.record.RecordType;

/// Fills an HQ through its front door, by the wire protocol.
public final class Seed {

  private static final int BATCH = 300;
  private static final String DEVICE = "00000000-0000-4000-8000-000000000000";
  private static final long LONG_AGO = 1_790_000_000_000L;

  private Seed() {}

  /// A new HQ whose `rep0` owns `count` leads.
  static void leads(Path folder, int count) {
    leads(folder, count, 1);
  }

  /// @param reps how many there are; the first owns the leads
  static void leads(Path folder, int count, int reps) {
    Office.found(folder, reps);
    try (var server = ServerProcess.start(folder)) {
      leads(server, count);
    }
  }

  /// Gives `rep0` of an HQ that is running `count` leads, which are history: they wait for nobody.
  public static void leads(ServerProcess server, int count) {
    leads(server, count, LONG_AGO, Map.of("importId", "bench"));
  }

  /// Leads that have just come, and wait for their first response.
  static void waitingLeads(ServerProcess server, int count) {
    leads(server, count, System.currentTimeMillis(), Map.of());
  }

  private static void leads(
      ServerProcess server, int count, long occurredAt, Map<String, String> more) {
    var leads = new SampleLeads(1);
    send(
        server,
        1_000_000_000L,
        count,
        occurredAt,
        number -> {
          var fields = leads.next(number);
          fields.putAll(more);
          return new Command.CreateRecord(RecordType.LEAD, SampleLeads.id(number), fields);
        });
  }

  /// Plans a call for each of so many leads.
  ///
  /// @param dueAt milliseconds since 1970
  public static void tasks(ServerProcess server, int count, long dueAt) {
    send(
        server,
        3_000_000_000L,
        count,
        LONG_AGO,
        number ->
            new Command.PlanTask(
                SampleLeads.id(4_000_000_000L + number),
                RecordType.LEAD,
                SampleLeads.id(number),
                "Call",
                "call",
                dueAt,
                null));
  }

  /// Changes the city of every lead, as somebody else would have done over a month.
  ///
  /// @return the number at HQ after that
  static long change(ServerProcess server, int count, String city) {
    return send(
        server,
        2_000_000_000L,
        count,
        LONG_AGO,
        number ->
            new Command.EditFields(
                RecordType.LEAD,
                SampleLeads.id(number),
                List.of(new FieldEdit("city", null, city))));
  }

  /// @param firstId the envelopes' ids are those after it
  private static long send(
      ServerProcess server,
      long firstId,
      int count,
      long occurredAt,
      LongFunction<Command> commands) {
    try (var transport = new HttpTransport(server.address())) {
      var session =
          transport.signIn(
              new SignInRequest(
                  ProtocolVersion.CURRENT,
                  "rep0",
                  Office.PASSWORD,
                  DEVICE,
                  0,
                  "",
                  "seed",
                  "bench",
                  "0"));
      var batch = new ArrayList<Envelope>(BATCH);
      var seq = 0L;
      for (var number = 1; number <= count; number++) {
        batch.add(
            Envelope.of(
                SampleLeads.id(firstId + number),
                Lane.DATA,
                number,
                occurredAt,
                commands.apply(number)));
        if (batch.size() == BATCH || number == count) {
          var answer =
              Pushing.push(
                  transport,
                  session.token(),
                  new PushRequest(
                      ProtocolVersion.CURRENT,
                      DEVICE,
                      session.incarnation(),
                      session.epoch(),
                      0,
                      List.copyOf(batch)));
          requireApplied(answer.processed().getOrDefault(Lane.DATA, 0L), number);
          seq = answer.seq();
          batch.clear();
        }
      }
      return seq;
    }
  }

  private static void requireApplied(long processed, long sent) {
    if (processed != sent) {
      throw new IllegalStateException("HQ processed " + processed + " of " + sent);
    }
  }
}
