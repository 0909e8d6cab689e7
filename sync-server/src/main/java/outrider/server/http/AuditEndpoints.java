package outrider.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import outrider.core.protocol.AuditExportRequest;
import outrider.core.protocol.AuditRequest;
import outrider.server.access.SignedIn;
import outrider.server.audit.AuditManifest;
import outrider.server.audit.AuditService;

/// The audit trail, for administrators: looked through, and taken out as a file with its manifest.
final class AuditEndpoints {
  private final AuditService audit;

  AuditEndpoints(AuditService audit) {
    this.audit = audit;
  }

  void register(Router router) {
    router.post("/v1/audit", this::search).post("/v1/audit/export", this::export);
  }

  private void search(Exchange exchange) {
    SignedIn who = exchange.signedIn();
    exchange.answer(audit.search(exchange.body(AuditRequest.class), who));
  }

  /// Two files in one answer: the second, which says what the first must be, can only be written
  /// behind it.
  private void export(Exchange exchange) throws IOException {
    SignedIn who = exchange.signedIn();
    try (AuditService.Export export = audit.export(exchange.body(AuditExportRequest.class), who)) {
      OutputStream output = exchange.download("application/zip", "Outrider-Lines", export.lines());
      ZipOutputStream zip = new ZipOutputStream(output, StandardCharsets.UTF_8);
      zip.putNextEntry(new ZipEntry("audit.csv"));
      AuditManifest manifest = audit.write(export, who, zip);
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("audit.manifest"));
      zip.write(audit.signed(manifest).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      zip.close();
    }
  }
}
