package outrider.server;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import outrider.server.blob.BucketAddress;
import outrider.server.delivery.MailSettings;
import outrider.server.oidc.OidcSettings;
import outrider.server.ops.Limits;
import outrider.server.store.PostgresAddress;
import outrider.server.telephony.ModelSettings;
import outrider.server.tls.TlsFiles;

/// What differs from one installation to the next. Everything else is in `ops.Limits`.
///
/// @param folder where a SQLite database lies; created if need be
/// @param host the address to listen at; loopback unless it has TLS itself
/// @param port 0 for any free one
/// @param pagesMax a ceiling for the database's size in pages, to play a full disk; null for none
/// @param tls the server's certificate and key; null for plain HTTP
/// @param bucket where the bytes of files lie; null for the folder
/// @param oidc the issuer of the company's own accounts; null where people have passwords only
/// @param mail the mail server by which people are told; null where nobody is
/// @param escalationEvery how often the server looks for what is overdue
/// @param summaries the language model that drafts summaries of calls; null where sentences of them
///   are taken
/// @param postgres the PostgreSQL that is shared with other servers; null for SQLite in the folder
public record ServerSettings(
    Path folder,
    String host,
    int port,
    String tenant,
    @Nullable Long pagesMax,
    @Nullable PostgresAddress postgres,
    @Nullable TlsFiles tls,
    @Nullable BucketAddress bucket,
    @Nullable OidcSettings oidc,
    @Nullable MailSettings mail,
    Duration escalationEvery,
    @Nullable ModelSettings summaries) {
  public static final String DEFAULT_TENANT = "main";

  /// Without TLS, company accounts and a mail server, with files in the folder, and looking for
  /// what is overdue as often as is usual.
  public ServerSettings(
      Path folder,
      String host,
      int port,
      String tenant,
      @Nullable Long pagesMax,
      @Nullable PostgresAddress postgres) {
    this(
        folder,
        host,
        port,
        tenant,
        pagesMax,
        postgres,
        null,
        null,
        null,
        null,
        Limits.ESCALATION_EVERY,
        null);
  }

  public static ServerSettings loopback(Path folder, int port) {
    return new ServerSettings(folder, "127.0.0.1", port, DEFAULT_TENANT, null, null);
  }

  public ServerSettings on(@Nullable PostgresAddress database) {
    return new ServerSettings(
        folder,
        host,
        port,
        tenant,
        pagesMax,
        database,
        tls,
        bucket,
        oidc,
        mail,
        escalationEvery,
        summaries);
  }

  public ServerSettings of(String otherTenant) {
    return new ServerSettings(
        folder,
        host,
        port,
        otherTenant,
        pagesMax,
        postgres,
        tls,
        bucket,
        oidc,
        mail,
        escalationEvery,
        summaries);
  }

  public ServerSettings secured(@Nullable TlsFiles files) {
    return new ServerSettings(
        folder,
        host,
        port,
        tenant,
        pagesMax,
        postgres,
        files,
        bucket,
        oidc,
        mail,
        escalationEvery,
        summaries);
  }

  public ServerSettings withFilesIn(@Nullable BucketAddress place) {
    return new ServerSettings(
        folder,
        host,
        port,
        tenant,
        pagesMax,
        postgres,
        tls,
        place,
        oidc,
        mail,
        escalationEvery,
        summaries);
  }

  public ServerSettings withCompanyAccounts(@Nullable OidcSettings issuer) {
    return new ServerSettings(
        folder,
        host,
        port,
        tenant,
        pagesMax,
        postgres,
        tls,
        bucket,
        issuer,
        mail,
        escalationEvery,
        summaries);
  }

  public ServerSettings sendingBy(@Nullable MailSettings mailServer) {
    return new ServerSettings(
        folder,
        host,
        port,
        tenant,
        pagesMax,
        postgres,
        tls,
        bucket,
        oidc,
        mailServer,
        escalationEvery,
        summaries);
  }

  public ServerSettings escalating(Duration every) {
    return new ServerSettings(
        folder, host, port, tenant, pagesMax, postgres, tls, bucket, oidc, mail, every, summaries);
  }

  public ServerSettings summarisingBy(@Nullable ModelSettings model) {
    return new ServerSettings(
        folder,
        host,
        port,
        tenant,
        pagesMax,
        postgres,
        tls,
        bucket,
        oidc,
        mail,
        escalationEvery,
        model);
  }

  public Path databaseFile() {
    return folder.resolve("outrider.db");
  }

  /// Where the bytes of attachments lie, unless in a bucket.
  public Path filesFolder() {
    return folder.resolve("files").resolve(tenant);
  }

  /// Below which the folders of sources lie that are set up from a workstation.
  public Path sourcesFolder() {
    return folder.resolve("sources").resolve(tenant);
  }

  /// Where files grow until they are whole; with a bucket, where they are while they are verified.
  public Path uploadsFolder() {
    return folder.resolve("uploads").resolve(tenant);
  }
}
