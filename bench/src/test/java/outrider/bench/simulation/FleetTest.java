package outrider.bench.simulation;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// Runs fleets whose laptops and HQ begin as copies of the same templates, which are made once, and
/// whose mishaps are not logged.
abstract class FleetTest {

  private static Quiet quiet;
  private static Disk templates;

  @BeforeAll
  static void makeTemplates() {
    quiet = Quiet.please();
    templates = Disk.templates();
  }

  @AfterAll
  static void deleteTemplates() {
    templates.close();
    quiet.close();
  }

  static Disk templates() {
    return templates;
  }

  static Simulation.Verdict run(long seed, Seams seams) {
    return Simulation.run(seed, seams, templates, null);
  }
}
