package outrider.app.board;

import java.util.Optional;

/// Which records a question is about, looked up by the numbers of their words: without a word being
/// compared for each of a million.
final class Filters {
  private final LeadColumns leads;
  private final DealColumns deals;
  private final boolean[] team;

  /// Who belongs to the teams: what is shared with no team is of the team of whoever has it.
  private final boolean[] people;

  private final boolean[] noTeam;
  private final boolean[] pipeline;
  private final boolean allTeams;
  private final int person;
  private final int channel;
  private final int industry;

  /// Any.
  private static final int ANY = -2;

  Filters(BoardBook book, BoardQuestion asked) {
    leads = book.leads;
    deals = book.deals;
    team = new boolean[book.names()];
    people = new boolean[book.names()];
    noTeam = new boolean[book.names()];
    mark(noTeam, book, "");
    allTeams = asked.team().isEmpty();
    var tree = asked.configuration().tree();
    asked
        .team()
        .ifPresent(id -> {
          var below = tree.downward(id);
          below.forEach(each -> mark(team, book, each));
          tree.members(below).forEach(each -> mark(people, book, each.id()));
        });
    pipeline = new boolean[book.names()];
    asked
        .configuration()
        .journeys()
        .running(asked.pipeline())
        .forEach(each -> mark(pipeline, book, each));
    person = number(book, asked.person());
    channel = number(book, asked.channel());
    industry = number(book, asked.industry());
  }

  private static void mark(boolean[] marks, BoardBook book, String name) {
    var number = book.number(name);
    if (number >= 0 && number < marks.length) {
      marks[number] = true;
    }
  }

  private static int number(BoardBook book, Optional<String> name) {
    return name.map(book::number).orElse(ANY);
  }

  private boolean is(int wanted, int number) {
    return wanted == ANY || wanted == number;
  }

  boolean lead(int lead) {
    return leads.state[lead] != LeadColumns.ABSENT
        && is(person, leads.owner[lead])
        && is(channel, leads.source[lead])
        && is(industry, leads.industry[lead])
        && isOfTeam(leads.team[lead], leads.owner[lead]);
  }

  boolean deal(int deal) {
    return deals.state[deal] != DealColumns.ABSENT
        && marked(pipeline, deals.pipeline[deal])
        && is(person, deals.owner[deal])
        && is(channel, deals.source[deal])
        && is(industry, deals.industry[deal])
        && isOfTeam(deals.team[deal], deals.owner[deal]);
  }

  private boolean isOfTeam(int of, int owner) {
    return allTeams || marked(team, of) || marked(noTeam, of) && marked(people, owner);
  }

  private static boolean marked(boolean[] marks, int number) {
    return number < marks.length && marks[number];
  }
}
