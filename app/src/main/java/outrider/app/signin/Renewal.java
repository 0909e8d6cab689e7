package outrider.app.signin;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import outrider.app.profile.CompanyDesk;
import outrider.app.profile.CompanyErrand;
import outrider.app.profile.OpenBook;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;

/// The ways to sign in again behind an open book. All of them block, and answer what is wrong where
/// something is.
///
/// @param hasPassphrase whether the book is locked with a passphrase, so that HQ knows no password
/// @param offersCompany asks whether HQ takes the company's account
public record Renewal(
    boolean hasPassphrase,
    BooleanSupplier offersCompany,
    Function<String, Optional<SignInResult.Why>> withPassword,
    Function<CompanyErrand, Optional<SignInResult.Why>> withCompany) {

  public static Renewal of(OpenBook book, SignInDesk desk, CompanyDesk company) {
    var profile = book.profile();
    return new Renewal(
        profile.company() != null,
        () ->
            profile.company() != null
                || company.offer(profile.server(), profile.certificate()).company(),
        password -> desk.renew(book, password),
        errand -> company.renew(book, errand));
  }
}
