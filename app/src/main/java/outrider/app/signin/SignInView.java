package outrider.app.signin;

import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.Background;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Form;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.View;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;
import outrider.app.profile.CompanyDesk;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;
import outrider.app.shell.Logo;

/// The first thing seen: server, user, password, or the company's own account. After the first time
/// it needs no network.
public final class SignInView extends View {
  private static final double WIDTH = 420;

  private final Words words;
  private final SignInViewModel model;
  private final Form form;
  private final VBox card = new VBox(16);
  private final CompanyPanel<SignInResult> company;

  public SignInView(
      Words words,
      SignInDesk desk,
      CompanyDesk companyDesk,
      Background background,
      Consumer<SignInResult.Opened> opened) {
    super(new StackPane());
    this.words = words;
    this.model = new SignInViewModel(desk, companyDesk, background, opened);
    this.form = new Form(words);
    this.company = new CompanyPanel<>(words, background, model::trip, model::returned);
    stylesheet(SignInView.class, "signin.css");
    root().getStyleClass().add("sign-in");
    build();
  }

  /// Fills in what is known of the last time.
  public void suggest(String server, String login) {
    model.serverProperty().set(server);
    model.loginProperty().set(login);
  }

  /// Says something above the button, as a problem is said, until the next try.
  public void tell(String wordKey) {
    model.problemKeyProperty().set(wordKey);
  }

  @Override
  protected void onShown() {
    model.look();
    FxThread.later(() ->
        form.fields().stream()
            .filter(Node::isVisible)
            .filter(field -> ((javafx.scene.control.TextField) field.control()).getText().isEmpty())
            .findFirst()
            .ifPresent(field -> field.control().requestFocus()));
  }

  @Override
  protected void onHidden() {
    company.cancel();
    model.leave();
  }

  private void build() {
    var title = new Label();
    words.bind(title, "app.name");
    title.getStyleClass().add("title");
    var lead = new Label();
    words.bind(lead, "signIn.lead");
    lead.getStyleClass().add("text-2");
    lead.setWrapText(true);
    var brand = new HBox(12, new Logo(), title);
    brand.setAlignment(Pos.CENTER_LEFT);

    form.text(
            "signIn.server",
            model.serverProperty(),
            field -> field.required("signIn.serverMissing").prompt("signIn.serverPrompt"))
        .text("signIn.login", model.loginProperty(), field -> field.required("signIn.loginMissing"))
        .password(
            "signIn.password",
            model.passwordProperty(),
            field -> {
              field.required("signIn.passwordMissing");
              shownWhile(field.field(), model.hasPassphraseProperty().not());
            })
        .password(
            "signIn.passphrase",
            model.passwordProperty(),
            field -> {
              field.required("signIn.passphraseMissing");
              shownWhile(field.field(), model.hasPassphraseProperty());
            })
        .password(
            "signIn.oldPassword",
            model.oldPasswordProperty(),
            field -> shownWhile(field.field(), model.asksOldPasswordProperty()));
    form.fields()
        .forEach(field ->
            field
                .control()
                .focusedProperty()
                .subscribe(focused -> {
                  if (!focused) {
                    model.look();
                  }
                }));

    card.getStyleClass().add("sign-in-card");
    card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    var passphrase = passphrase();
    var enter = button();
    var free = company.waitingProperty().not().and(model.arrivalProperty().isNull());
    shownWhile(lead, free);
    shownWhile(form, free);
    shownWhile(enter, free);
    shownWhile(
        company,
        model
            .offersCompanyProperty()
            .or(company.waitingProperty())
            .and(model.arrivalProperty().isNull()));
    card.getChildren()
        .addAll(brand, lead, form, passphrase, problem(), stranger(), enter, company, languages());
    ((StackPane) root()).getChildren().add(card);
  }

  private static void shownWhile(Node node, ObservableBooleanValue shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(node.visibleProperty());
  }

  /// Comes after the company's page, in the place of the form.
  private VBox passphrase() {
    var place = new VBox();
    shownWhile(place, model.arrivalProperty().isNotNull());
    model
        .arrivalProperty()
        .subscribe(arrival -> {
          place.getChildren().clear();
          if (arrival != null) {
            var decision =
                new PassphrasePane.Decision(
                    model::lock, () -> model.lock(null), model::unlock, model::leave);
            place.getChildren().add(new PassphrasePane(words, arrival, decision));
          }
        });
    return place;
  }

  private Label problem() {
    var problem = new Label();
    problem.getStyleClass().add("problem");
    problem.setGraphic(Icon.LATE.node(14));
    problem.setWrapText(true);
    problem.setMaxWidth(Double.MAX_VALUE);
    problem
        .textProperty()
        .bind(
            javafx.beans.binding.Bindings.createStringBinding(
                () ->
                    model.problemKeyProperty().get().isEmpty()
                        ? ""
                        : words.get(
                            model.problemKeyProperty().get(), model.problemArguments().toArray()),
                model.problemKeyProperty(),
                words.languageProperty()));
    problem.visibleProperty().bind(model.problemKeyProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    return problem;
  }

  /// The certificate of a server that nobody vouches for, to be compared by a person.
  private VBox stranger() {
    var print = new Label();
    print.getStyleClass().addAll("small", "num");
    print.setWrapText(true);
    print.textProperty().bind(model.strangerProperty());
    var trust =
        ButtonWithKey.secondary(words, "signIn.trust")
            .does(() -> {
              if (model.trust() && form.validate()) {
                model.signIn();
              }
            });
    trust.setMaxWidth(Double.MAX_VALUE);
    var box = new VBox(8, print, trust);
    box.visibleProperty().bind(model.strangerProperty().isNotEmpty());
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private ButtonWithKey button() {
    var button =
        ButtonWithKey.primary(words, "signIn.enter")
            .key("Enter")
            .does(() -> {
              if (form.validate()) {
                model.signIn();
              }
            });
    button.setDefaultButton(true);
    button.setMaxWidth(Double.MAX_VALUE);
    button.disableProperty().bind(model.busyProperty());
    return button;
  }

  private HBox languages() {
    var links = new HBox(12);
    links.setAlignment(Pos.CENTER);
    for (var language : Language.values()) {
      var link = new Hyperlink(language.nativeName());
      link.setOnAction(done -> words.languageProperty().set(language));
      links.getChildren().add(link);
    }
    return links;
  }
}
