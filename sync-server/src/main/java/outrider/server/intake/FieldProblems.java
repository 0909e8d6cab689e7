package outrider.server.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import outrider.core.configuration.Form;
import outrider.core.intake.Reading;
import outrider.core.rule.Reason;
import outrider.server.problem.Problem;

/// What is wrong with the fields of a submission, told by the names under which they came.
final class FieldProblems {
  private FieldProblems() {}

  static Problem of(Map<String, Reason> wrong) {
    List<Map<String, String>> fields = new ArrayList<>();
    wrong.forEach((name, reason) -> fields.add(Map.of("field", name, "reason", reason.id())));
    String names = String.join(", ", wrong.keySet());
    return Problem.fields("Look at " + names + ".", fields);
  }

  /// @param refused why the rules did not take the lead
  static Problem of(Form form, Collection<Reason> refused) {
    List<Map<String, String>> fields =
        refused.stream()
            .map(reason ->
                Map.of(
                    "field", Reading.incoming(form, reason.argument("field")),
                    "reason", reason.id()))
            .toList();
    String names = String.join(", ", fields.stream().map(it -> it.get("field")).toList());
    return Problem.fields("Look at " + names + ".", fields);
  }
}
