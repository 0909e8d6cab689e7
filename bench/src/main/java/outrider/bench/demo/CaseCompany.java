package outrider.bench.demo;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.app.sync.HttpTransport;
import outrider.bench.network.Pushing;
import outrider.bench.process.Engine;
import outrider.bench.process.ServerProcess;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.diagnosis.Arrival;
import outrider.core.diagnosis.Evidence;
import outrider.core.diagnosis.LagDay;
import outrider.core.diagnosis.sample.SampleCompany;
import outrider.core.protocol.ProtocolVersion;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.SignInRequest;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.user.Role;
import outrider.server.Headquarters;
import outrider.server.admin.Administration;

/// The case that Outrider was made for, as a second company of the demo: ten people who exist
/// nowhere and their manager, whose laptops tell HQ what they did and how late they were from
/// January to October 2025, command by command and at the time at which it was done.
final class CaseCompany {
  static final String TEAM = "案例团队（合成）";
  static final String MANAGER_LOGIN = "case.manager";

  private static final int BATCH = 300;
  private static final long DAY = 86_400_000;

  /// Ten in the morning in Shanghai.
  private static final long MORNING = 2 * 3_600_000;

  private static final long MINUTE = 60_000;
  private static final String PIPELINE = Ids.derive("case demo", "pipeline");
  private static final List<String> NAMES = List.of("初步沟通", "需求确认", "报价", "赢单", "输单");
  private static final List<String> NAMES_EN =
      List.of("First talk", "Needs confirmed", "Quote", "Won", "Lost");
  private static final int WON = 3;
  private static final int LOST = 4;

  private final Evidence evidence = SampleCompany.theCase();

  /// @param at when it was done
  private record Deed(long at, Command command) {}

  /// Hires them, in HQ's folder, before its server starts.
  void found(Path headquarters) {
    try (var database = Headquarters.open(Engine.settings(headquarters), InstantSource.system())) {
      var hq = new Administration(database, InstantSource.system());
      var team = hq.createTeam(TEAM, null);
      hire(hq, "案例经理", MANAGER_LOGIN, Role.MANAGER, team);
      for (var name : evidence.people()) {
        hire(hq, name, login(name), Role.REP, team);
      }
      hq.run(
          new Command.CreateRecord(
              RecordType.PIPELINE,
              PIPELINE,
              Map.of("name", "软件销售（合成案例）", "nameEn", "Software (synthetic case)", "position", 9L)));
      for (var place = 0; place < NAMES.size(); place++) {
        hq.run(
            new Command.CreateRecord(
                RecordType.STAGE,
                stage(place),
                Map.of(
                    "name",
                    NAMES.get(place),
                    "nameEn",
                    NAMES_EN.get(place),
                    "pipeline",
                    PIPELINE,
                    "position",
                    place + 1L,
                    "kind",
                    place == WON ? "won" : place == LOST ? "lost" : "open")));
      }
    }
  }

  private static void hire(Administration hq, String name, String login, Role role, String team) {
    hq.createUser(new Administration.NewUser(login, name, role, team, MavenCompany.PASSWORD));
  }

  private static String login(String name) {
    return "case" + SampleCompany.PEOPLE.indexOf(name);
  }

  private static String stage(int place) {
    return Ids.derive("case demo", "stage " + place);
  }

  /// Has each laptop tell what its person did.
  ///
  /// @return how many commands they were
  int play(ServerProcess server) {
    var told = 0;
    for (var name : evidence.people()) {
      var deeds = new ArrayList<Deed>();
      evidence.arrivals().stream()
          .filter(each -> each.person().equals(name))
          .forEach(each -> arrival(deeds, each));
      evidence.lags().stream()
          .filter(each -> each.person().equals(name))
          .forEach(each -> deeds.add(lag(each)));
      touches(deeds, name);
      deeds.sort(Comparator.comparingLong(Deed::at));
      send(server, name, deeds);
      told += deeds.size();
    }
    return told;
  }

  private static long at(int day) {
    return day * DAY + MORNING;
  }

  private static void arrival(List<Deed> deeds, Arrival each) {
    var lead = lead(each.lead());
    var fields = new HashMap<String, Object>();
    fields.put("name", SampleCompany.customer(each.lead()));
    fields.put("source", "官网");
    fields.put("importId", "synthetic case");
    if (each.deal() > 0) {
      fields.put("amount", each.amountMinor());
      fields.put("currency", "CNY");
    }
    // What happens on one day happens in the order of its steps.
    var at = at(each.entered(0));
    deeds.add(new Deed(at, new Command.CreateRecord(RecordType.LEAD, lead, fields)));
    if (each.deal() == 0) {
      return;
    }
    var deal = Ids.derive("case demo deal", Integer.toString(each.deal()));
    at = Math.max(at + MINUTE, at(each.entered(1)));
    deeds.add(
        new Deed(
            at,
            new Command.ConvertLead(
                lead,
                Ids.derive(deal, "account"),
                SampleCompany.customer(each.lead()),
                Ids.derive(deal, "contact"),
                deal,
                SampleCompany.customer(each.lead()),
                stage(0))));
    var place = 0;
    for (var step = 2; step <= WON + 1 && each.cameTo(step); step++) {
      at = Math.max(at + MINUTE, at(each.entered(step)));
      deeds.add(new Deed(at, move(deal, place, step - 1, null)));
      place = step - 1;
    }
    if (each.closedOn() != Arrival.NEVER && !each.won()) {
      at = Math.max(at + MINUTE, at(each.closedOn()));
      deeds.add(new Deed(at, move(deal, place, LOST, "没有跟上")));
    }
  }

  private static String lead(int number) {
    return Ids.derive("case demo lead", Integer.toString(number));
  }

  private static Command move(String deal, int from, int to, @Nullable String reason) {
    return new Command.AdvanceOpportunity(deal, stage(from), stage(to), reason, null);
  }

  private static Deed lag(LagDay each) {
    return new Deed(
        at(each.day()) + DAY / 3,
        new Command.KeepLag(
            each.day(),
            each.worstSeconds(),
            each.medianSeconds(),
            each.lateMinutes(),
            0,
            20,
            each.isLate() ? "60:" + each.worstSeconds() : ""));
  }

  /// A call on every day on which they worked, with a lead of theirs that had come by then.
  private void touches(List<Deed> deeds, String name) {
    var own = evidence.arrivals().stream().filter(each -> each.person().equals(name)).toList();
    for (var day : evidence.worked().getOrDefault(name, List.of())) {
      own.stream()
          .filter(each -> each.entered(0) < day)
          .max(Comparator.comparingInt(each -> each.entered(0)))
          .ifPresent(each -> {
            var at = at(day) + DAY / 4;
            deeds.add(
                new Deed(
                    at,
                    new Command.LogActivity(
                        Ids.derive("case demo call", name + day),
                        RecordType.LEAD,
                        lead(each.lead()),
                        "call",
                        "out",
                        at,
                        null,
                        "reached",
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        List.of())));
          });
    }
  }

  private static void send(ServerProcess server, String name, List<Deed> deeds) {
    var device = Ids.derive("case demo device", name);
    try (var transport = new HttpTransport(server.address())) {
      var session =
          transport.signIn(
              new SignInRequest(
                  ProtocolVersion.CURRENT,
                  login(name),
                  MavenCompany.PASSWORD,
                  device,
                  0,
                  "",
                  "case",
                  "demo",
                  "0"));
      var numbers = new HashMap<Lane, Long>();
      for (var from = 0; from < deeds.size(); from += BATCH) {
        var batch = new ArrayList<Envelope>();
        for (var deed : deeds.subList(from, Math.min(deeds.size(), from + BATCH))) {
          var lane = Lane.of(deed.command());
          var number = numbers.merge(lane, 1L, Long::sum);
          batch.add(
              Envelope.of(
                  Ids.derive(device, lane + " " + number),
                  lane,
                  number,
                  deed.at(),
                  deed.command()));
        }
        var refused =
            Pushing.push(
                    transport,
                    session.token(),
                    new PushRequest(
                        ProtocolVersion.CURRENT,
                        device,
                        session.incarnation(),
                        session.epoch(),
                        0,
                        batch))
                .outcomes()
                .stream()
                .filter(outcome -> !outcome.reasons().isEmpty())
                .toList();
        if (!refused.isEmpty()) {
          throw new IllegalStateException("HQ refused " + refused.getFirst());
        }
      }
    }
  }
}
