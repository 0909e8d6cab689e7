package outrider.app;

import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import outrider.app.account.AccountRecordView;
import outrider.app.account.AccountsView;
import outrider.app.activity.Dialer;
import outrider.app.approval.ApprovalsView;
import outrider.app.attention.AttentionView;
import outrider.app.audit.AuditView;
import outrider.app.board.BoardDesk;
import outrider.app.board.BoardView;
import outrider.app.calendar.CalendarView;
import outrider.app.change.ChangesView;
import outrider.app.contact.ContactRecordView;
import outrider.app.crosssell.CrossSellView;
import outrider.app.device.DevicesView;
import outrider.app.diagnosis.DiagnosisView;
import outrider.app.experiment.ExperimentsView;
import outrider.app.forecast.ForecastView;
import outrider.app.fx.Icon;
import outrider.app.handover.HandOverView;
import outrider.app.handover.HandoverDesk;
import outrider.app.handover.HandoversView;
import outrider.app.handover.TakeoversView;
import outrider.app.health.HealthView;
import outrider.app.importing.ImportDesk;
import outrider.app.importing.ImportView;
import outrider.app.lead.LeadView;
import outrider.app.lead.LeadsView;
import outrider.app.library.CaseSearch;
import outrider.app.library.LibraryView;
import outrider.app.opportunity.OpportunitiesView;
import outrider.app.opportunity.OpportunityView;
import outrider.app.pool.PoolView;
import outrider.app.processaudit.ProcessAuditsView;
import outrider.app.quickadd.QuickAddDialog;
import outrider.app.ratio.RatiosView;
import outrider.app.response.ResponseView;
import outrider.app.review.ReviewView;
import outrider.app.rules.RuleDrafts;
import outrider.app.rules.RulesView;
import outrider.app.schedule.ScheduleView;
import outrider.app.score.ScoreDesk;
import outrider.app.search.PeopleSearch;
import outrider.app.search.TagSearch;
import outrider.app.settings.Preferences;
import outrider.app.settings.SettingsView;
import outrider.app.shell.NavItem;
import outrider.app.shell.NavItem.Section;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.SignedIn;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.source.SourcesView;
import outrider.app.sync.AuditTrail;
import outrider.app.sync.Fleet;
import outrider.app.sync.Portals;
import outrider.app.sync.SourceOffice;
import outrider.app.sync.Subscriptions;
import outrider.app.task.TasksView;
import outrider.app.team.TeamPipelineView;
import outrider.app.today.TodayView;
import outrider.app.weekly.WeeklyView;

/// Every screen and its entry in the rail: one line each. An entry whose screen is not here is not
/// offered.
final class ScreenCatalogue {
  private ScreenCatalogue() {}

  /// @param signs whether this person signs changes of the rules
  /// @param office HQ's address; blank where there is none
  static Screens of(
      SignedIn user,
      Preferences preferences,
      IntegerProperty today,
      IntegerProperty attention,
      ImportDesk imports,
      Fleet fleet,
      AuditTrail audit,
      Subscriptions subscriptions,
      Portals portals,
      SourceOffice sources,
      IntegerProperty devices,
      IntegerProperty approvals,
      IntegerProperty changes,
      IntegerProperty flags,
      boolean signs,
      String office,
      Runnable signOut) {
    var screens = new Screens();
    var scores = new ScoreDesk();
    screens.at(Place.Today.class, (place, space) -> new TodayView(space));
    screens.at(Place.Tasks.class, (place, space) -> new TasksView(space));
    screens.at(Place.Calendar.class, (place, space) -> new CalendarView(space, subscriptions));
    screens.at(
        Place.Settings.class, (place, space) -> new SettingsView(space, preferences, signOut));

    screens.at(Place.Approvals.class, (place, space) -> new ApprovalsView(space));
    screens.at(Place.Changes.class, (place, space) -> new ChangesView(space, place.change()));
    screens.at(Place.Attention.class, (place, space) -> new AttentionView(space));
    screens.at(Place.Leads.class, (place, space) -> new LeadsView(space, scores));
    screens.at(Place.Pool.class, (place, space) -> new PoolView(space));
    screens.at(Place.Import.class, (place, space) -> new ImportView(space, imports));
    screens.at(Place.LeadRecord.class, (place, space) -> new LeadView(space, place.id(), scores));
    screens.at(
        Place.Opportunities.class, (place, space) -> new OpportunitiesView(space, place.asked()));
    screens.at(Place.Accounts.class, (place, space) -> new AccountsView(space));
    screens.at(
        Place.AccountRecord.class, (place, space) -> new AccountRecordView(space, place.id()));
    screens.at(
        Place.ContactRecord.class,
        (place, space) -> new ContactRecordView(space, place.id(), portals));
    screens.at(
        Place.OpportunityRecord.class, (place, space) -> new OpportunityView(space, place.id()));
    screens.at(Place.Takeovers.class, (place, space) -> new TakeoversView(space));
    screens.at(Place.Devices.class, (place, space) -> new DevicesView(space, fleet));
    screens.at(Place.TeamPipeline.class, (place, space) -> new TeamPipelineView(space));
    screens.at(Place.ResponseTimes.class, (place, space) -> new ResponseView(space));
    var facts = new BoardDesk();
    screens.at(
        Place.ProcessBoard.class,
        (place, space) -> new BoardView(space, facts.shelf(space.database())));

    screens.offer(
        new NavItem(Section.WORK, new Place.Today(), Icon.TODAY, "nav.today", "Alt+1", today));
    offer(screens, Section.WORK, new Place.Leads(), Icon.LEAD, "nav.leads", "Alt+2");
    offer(screens, Section.WORK, new Place.Pool(), Icon.POOL, "nav.pool", "");
    offer(
        screens,
        Section.WORK,
        new Place.Opportunities(),
        Icon.OPPORTUNITY,
        "nav.opportunities",
        "Alt+3");
    offer(screens, Section.WORK, new Place.Accounts(), Icon.ACCOUNT, "nav.accounts", "Alt+4");
    offer(screens, Section.WORK, new Place.Tasks(), Icon.TASK, "nav.tasks", "Alt+5");
    offer(screens, Section.WORK, new Place.Calendar(), Icon.CALENDAR, "nav.calendar", "Alt+8");
    screens.at(Place.Schedule.class, (place, space) -> new ScheduleView(space, place.deal()));
    offer(screens, Section.WORK, new Place.Schedule(), Icon.GANTT, "nav.schedule", "");
    screens.offer(
        new NavItem(
            Section.WORK, new Place.Approvals(), Icon.SIGN_OFF, "nav.approvals", "", approvals));
    offer(screens, Section.WORK, new Place.Import(), Icon.IMPORT, "nav.import", "");
    screens.at(Place.Library.class, (place, space) -> new LibraryView(space, place.caseStudy()));
    offer(screens, Section.LIBRARY, new Place.Library(), Icon.LIBRARY, "nav.caseLibrary", "");
    if (user.leads()) {
      offer(
          screens,
          Section.TEAM,
          new Place.TeamPipeline(),
          Icon.REVIEW,
          "nav.teamPipeline",
          "Alt+6");
      screens.at(Place.PipelineReview.class, (place, space) -> new ReviewView(space));
      offer(
          screens,
          Section.TEAM,
          new Place.PipelineReview(),
          Icon.DIAGNOSIS,
          "nav.pipelineReview",
          "");
      screens.offer(
          new NavItem(Section.TEAM, new Place.Devices(), Icon.DEVICE, "nav.devices", "", devices));
      if (user.role() == SignedIn.Role.ADMIN) {
        screens.at(Place.Audit.class, (place, space) -> new AuditView(space, audit));
        offer(screens, Section.TEAM, new Place.Audit(), Icon.AUDIT, "nav.audit", "");
      }
      screens.at(
          Place.Diagnosis.class,
          (place, space) -> new DiagnosisView(space, facts.shelf(space.database())));
      offer(screens, Section.TEAM, new Place.Diagnosis(), Icon.CAUSE, "nav.diagnosis", "");
      var handovers = new HandoverDesk();
      screens.at(Place.Handovers.class, (place, space) -> new HandoversView(space));
      screens.at(
          Place.HandOver.class, (place, space) -> new HandOverView(space, handovers, place.from()));
      offer(screens, Section.TEAM, new Place.Handovers(), Icon.HANDOVER, "nav.handovers", "Alt+0");
      screens.at(Place.HealthMatrix.class, (place, space) -> new HealthView(space));
      offer(screens, Section.TEAM, new Place.HealthMatrix(), Icon.TABLE, "nav.healthMatrix", "");
      screens.at(Place.Ratios.class, (place, space) -> new RatiosView(space));
      screens.offer(
          new NavItem(Section.TEAM, new Place.Ratios(), Icon.TREND_DOWN, "nav.ratios", "", flags));
      screens.at(Place.ProcessAudits.class, (place, space) -> new ProcessAuditsView(space));
      offer(screens, Section.TEAM, new Place.ProcessAudits(), Icon.AUDIT, "nav.processAudits", "");
      var drafts = new RuleDrafts();
      screens.at(
          Place.Rules.class, (place, space) -> new RulesView(space, drafts, office, place.asked()));
      offer(screens, Section.LIBRARY, new Place.Rules(), Icon.RULES, "nav.rules", "Alt+9");
    }
    if (user.leads() || signs) {
      screens.offer(
          new NavItem(
              user.leads() ? Section.LIBRARY : Section.WORK,
              new Place.Changes(),
              Icon.MERGE,
              "nav.changes",
              "",
              changes));
    }
    offer(
        screens,
        user.leads() ? Section.TEAM : Section.WORK,
        new Place.ProcessBoard(),
        Icon.BOARD,
        "nav.processBoard",
        "");
    offer(
        screens,
        user.leads() ? Section.TEAM : Section.WORK,
        new Place.ResponseTimes(),
        Icon.CLOCK,
        "nav.responseTimes",
        "");
    screens.at(Place.WeeklyReview.class, (place, space) -> new WeeklyView(space));
    offer(
        screens,
        user.leads() ? Section.TEAM : Section.WORK,
        new Place.WeeklyReview(),
        Icon.REVIEW,
        "nav.weeklyReview",
        "");
    screens.at(Place.Forecast.class, (place, space) -> new ForecastView(space, place.seenFrom()));
    offer(
        screens,
        user.leads() ? Section.TEAM : Section.WORK,
        new Place.Forecast(),
        Icon.TREND_UP,
        "nav.forecast",
        "");
    screens.at(Place.Experiments.class, (place, space) -> new ExperimentsView(space));
    offer(
        screens,
        user.leads() ? Section.TEAM : Section.WORK,
        new Place.Experiments(),
        Icon.DIAGNOSIS,
        "nav.experiments",
        "");
    screens.at(Place.CrossSell.class, (place, space) -> new CrossSellView(space));
    offer(
        screens,
        user.leads() ? Section.TEAM : Section.WORK,
        new Place.CrossSell(),
        Icon.MERGE,
        "nav.crossSell",
        "");
    if (user.leads()) {
      var looksAfter =
          user.role() == SignedIn.Role.ADMIN
              ? Optional.of(sources)
              : Optional.<SourceOffice>empty();
      screens.at(Place.Sources.class, (place, space) -> new SourcesView(space, looksAfter));
      offer(screens, Section.TEAM, new Place.Sources(), Icon.SOURCE, "nav.sources", "");
    }
    screens.offer(
        new NavItem(
            Section.FOOT,
            new Place.Attention(),
            Icon.ATTENTION,
            "nav.attention",
            "Alt+7",
            attention));
    return screens;
  }

  /// Ties what belongs to the frame rather than to a screen: quick-add, and where the palette
  /// looks.
  static void connect(Workbench bench, Workspace space) {
    bench.addPaletteSource(new PeopleSearch(space));
    bench.addPaletteSource(new TagSearch(space));
    bench.addPaletteSource(new CaseSearch(space));
    bench.onCall(() -> Dialer.openCurrent(space));
    bench.onQuickAdd(text -> QuickAddDialog.open(space, text));
  }

  private static void offer(
      Screens screens, Section section, Place place, Icon icon, String wordKey, String key) {
    screens.offer(new NavItem(section, place, icon, wordKey, key, null));
  }
}
