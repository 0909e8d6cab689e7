package outrider.app.shell;

import java.time.LocalDate;
import java.util.Optional;
import outrider.core.record.RecordType;

/// Where one can be. Screens name a place and know nothing of each other.
public sealed interface Place {
  record Today() implements Place {}

  record Leads() implements Place {}

  record LeadRecord(String id) implements Place {}

  /// The public pool of leads nobody owns.
  record Pool() implements Place {}

  /// @param asked by another screen; empty shows what was shown last
  record Opportunities(Optional<DealsAsked> asked) implements Place {
    public Opportunities() {
      this(Optional.empty());
    }
  }

  record OpportunityRecord(String id) implements Place {}

  record Accounts() implements Place {}

  record AccountRecord(String id) implements Place {}

  record ContactRecord(String id) implements Place {}

  record Tasks() implements Place {}

  record Calendar() implements Place {}

  record TeamPipeline() implements Place {}

  /// The Gantt chart of a deal, or of all the deals that somebody answers for.
  ///
  /// @param deal id; empty for all
  record Schedule(Optional<String> deal) implements Place {
    public Schedule() {
      this(Optional.empty());
    }
  }

  /// What a team's deals need, and how its targets are covered.
  record PipelineReview() implements Place {}

  /// What a quarter will bring.
  ///
  /// @param seenFrom the last day that is known; empty for today
  record Forecast(Optional<LocalDate> seenFrom) implements Place {
    public Forecast() {
      this(Optional.empty());
    }
  }

  /// What is tried out, and what it says.
  record Experiments() implements Place {}

  /// What goes together, and who has the one and not the other.
  record CrossSell() implements Place {}

  /// The other systems that HQ hears of orders and the like from.
  record Sources() implements Place {}

  /// Where the process is stuck, in pictures.
  record ProcessBoard() implements Place {}

  /// Why something went worse, in four steps.
  record Diagnosis() implements Place {}

  /// How long leads wait for their first touch.
  record ResponseTimes() implements Place {}

  /// What each person's week was, and what is to be done.
  record WeeklyReview() implements Place {}

  /// How healthy each team's months are.
  record HealthMatrix() implements Place {}

  /// What the company divides by what, and where that stands out.
  record Ratios() implements Place {}

  /// Closed deals that are looked back at.
  record ProcessAudits() implements Place {}

  /// The workstations of the people somebody answers for.
  record Devices() implements Place {}

  /// Who did what, when, on which device.
  record Audit() implements Place {}

  /// What deals wait for somebody's word for.
  record Approvals() implements Place {}

  /// How good reps do it: cases with their scripts.
  ///
  /// @param caseStudy that is to be opened; empty for the list
  record Library(Optional<String> caseStudy) implements Place {
    public Library() {
      this(Optional.empty());
    }
  }

  /// Books that were given to others.
  record Handovers() implements Place {}

  /// Gives a book to others.
  ///
  /// @param from whose; empty goes on with what was begun
  record HandOver(Optional<String> from) implements Place {}

  /// What this person received by handovers.
  record Takeovers() implements Place {}

  /// What the business set up: service levels and calendars.
  ///
  /// @param asked by another screen; empty shows the first part
  record Rules(Optional<RulesAsked> asked) implements Place {
    public Rules() {
      this(Optional.empty());
    }
  }

  /// Changes of the rules on their way, and those that were published.
  ///
  /// @param change which one; empty for what waits
  record Changes(Optional<String> change) implements Place {
    public Changes() {
      this(Optional.empty());
    }
  }

  /// What sync could not settle, and what waits to go up.
  record Attention() implements Place {}

  record Import() implements Place {}

  record Settings() implements Place {}

  /// The page of a record; empty for what has no page of its own.
  static Optional<Place> ofRecord(RecordType type, String id) {
    return switch (type) {
      case LEAD -> Optional.of(new LeadRecord(id));
      case OPPORTUNITY -> Optional.of(new OpportunityRecord(id));
      case ACCOUNT -> Optional.of(new AccountRecord(id));
      case CONTACT -> Optional.of(new ContactRecord(id));
      default -> Optional.empty();
    };
  }
}
