package outrider.app.rules;

import javafx.scene.Node;
import outrider.core.configuration.Configuration;
import outrider.core.record.Row;

/// A place beside a rule in which it is tried before it is saved.
interface RuleTrial {

  /// @param typed the rule as it is written now
  /// @param known everything around it
  void show(Row typed, Configuration known);

  Node node();
}
