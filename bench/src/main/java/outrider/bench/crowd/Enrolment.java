package outrider.bench.crowd;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import outrider.bench.process.Engine;
import outrider.core.protocol.ProtocolVersion;
import outrider.core.protocol.SignInRequest;
import outrider.core.user.Role;
import outrider.server.Headquarters;
import outrider.server.ServerSettings;
import outrider.server.access.Configurations;
import outrider.server.access.Passwords;
import outrider.server.access.Sessions;
import outrider.server.access.SignIn;
import outrider.server.admin.Administration;

/// Founds a company with thousands of signed-in devices, behind the password and the throttle of
/// the front door, which lets in 120 a minute from one address.
public final class Enrolment {

  private static final int TEAM = 10;

  /// Enough to fill the groups in which HQ commits, and far fewer than may wait for it.
  private static final int AT_ONCE = 128;

  private static final Passwords QUICK = new Passwords(64, 1);

  private Enrolment() {}

  /// Teams of ten reps, everybody with as many devices.
  public static List<Ticket> found(Path folder, int devices, int devicesPerPerson) {
    var clock = InstantSource.system();
    try (var database = Headquarters.open(Engine.settings(folder), clock)) {
      var hq = new Administration(database, clock, QUICK);
      var people = new ArrayList<String>();
      var team = "";
      for (var person = 0; person * devicesPerPerson < devices; person++) {
        if (person % TEAM == 0) {
          team = hq.createTeam("Team " + person / TEAM, null);
        }
        people.add(
            hq.createUser(
                new Administration.NewUser(
                    "p" + person, "Person " + person, Role.REP, team, "quick and not secret")));
      }
      var configurations = new Configurations();
      var signIn =
          new SignIn(
              database,
              configurations,
              new Sessions(database, configurations, clock),
              QUICK,
              ServerSettings.DEFAULT_TENANT,
              clock);
      try (var together = Executors.newFixedThreadPool(AT_ONCE)) {
        var tickets = new ArrayList<Future<Ticket>>();
        for (var device = 0; device < devices; device++) {
          var person = device / devicesPerPerson;
          var name = "crowd-" + device;
          tickets.add(together.submit(() -> admit(signIn, people.get(person), person, name)));
        }
        return tickets.stream().map(Enrolment::get).toList();
      }
    }
  }

  private static Ticket admit(SignIn signIn, String user, int person, String device) {
    var session =
        signIn.admit(
            user,
            new SignInRequest(
                ProtocolVersion.CURRENT, "", "", device, 0, "", device, "bench", "0"));
    return new Ticket(person, session.token(), device, session.incarnation(), session.epoch());
  }

  private static Ticket get(Future<Ticket> ticket) {
    try {
      return ticket.get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
