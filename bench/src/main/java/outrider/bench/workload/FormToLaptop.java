package outrider.bench.workload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import outrider.bench.Measurement;
import outrider.bench.Workload;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.Office;
import outrider.bench.process.ServerProcess;
import outrider.bench.process.WebForm;
import outrider.core.record.RecordType;

/// A form is sent on the website: until HQ has answered, with the lead given to somebody, and until
/// it is in the owner's book, with its countdown.
public final class FormToLaptop implements Workload {

  private static final int WARM_UP = 40;

  private final int forms;

  public FormToLaptop() {
    this(200);
  }

  private FormToLaptop(int forms) {
    this.forms = forms;
  }

  @Override
  public Workload small() {
    return new FormToLaptop(10);
  }

  @Override
  public String name() {
    return forms == 200 ? "intake" : "intake-small";
  }

  @Override
  public String title() {
    return "%d web forms, each until it is in its owner's open book".formatted(forms);
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("forms", forms);
    for (var run = 0; run < runs; run++) {
      var hq = folder.resolve("hq" + run);
      var team = Office.found(hq, 1);
      // Nobody touches these leads, and a rep with many untouched ones is given no more.
      Office.add(
          hq,
          RecordType.ASSIGNMENT_RULE,
          Map.of("name", "Everything", "team", team, "untouchedMax", 1_000L));
      var form = WebForm.add(hq);
      try (var server = ServerProcess.start(hq);
          var web = WebForm.at(server.address(), form);
          var owner = new ClientProcess(folder.resolve("owner.log"))) {
        owner.open("x", folder.resolve("owner" + run), server.address(), "rep0");
        owner.ask("pull", "x");
        var answered = new ArrayList<Double>();
        var there = new ArrayList<Double>();
        for (var sent = 0; sent < WARM_UP + forms; sent++) {
          owner.say("awaitCount", "x", "count", sent + 1);
          var began = System.nanoTime();
          web.send("访客 " + sent, "138%08d".formatted(sent));
          var ended = System.nanoTime();
          var arrived = owner.answer().at();
          if (sent >= WARM_UP) {
            answered.add(Runs.millis(began, ended));
            there.add(Runs.millis(began, arrived));
          }
        }
        measured.addPercentiles("assigned and answered", answered, 2_000);
        measured.addPercentiles("in the owner's book", there, 1_000);
        measured.cost("server", server.cost());
      }
    }
    return measured.measurements();
  }
}
