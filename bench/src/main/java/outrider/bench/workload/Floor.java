package outrider.bench.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import outrider.bench.SampleLeads;

/// The least that the same work could cost on this machine at this moment: the same rows over a
/// socket, through the workload's own line, into bare SQLite files that sync every commit. No
/// permissions, no merging, no index, no cipher, no JSON taken apart.
final class Floor {

  /// Rows to a commit where a queue is pushed: about what 512 KB hold.
  static final int PUSHED_TOGETHER = 500;

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int DOCUMENTS_MAX = 5_000;

  private final Path folder;
  private final Distance distance;

  Floor(Path folder, Distance distance) {
    this.folder = folder;
    this.distance = distance;
  }

  /// Rows sent from here to one file, as many to a commit as is said, and the answer.
  double seconds(int rows, int rowsPerCommit) {
    try (var end = new BareStation(folder, distance, null)) {
      return seconds(end, rows, rowsPerCommit);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// Rows sent from here to HQ's file, from there on to a laptop's, and the answer.
  double secondsThroughHq(int rows, int rowsPerCommit) {
    try (var laptop = new BareStation(folder, distance, null);
        var hq = new BareStation(folder, distance, laptop)) {
      laptop.take(rows, rowsPerCommit);
      return seconds(hq, rows, rowsPerCommit);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static double seconds(BareStation first, int rows, int rowsPerCommit) throws IOException {
    var documents = documents(Math.min(rows, DOCUMENTS_MAX));
    first.take(rows, rowsPerCommit);
    var began = System.nanoTime();
    try (var call = first.call()) {
      for (var sent = 0; sent < rows; sent += documents.size()) {
        call.send(documents.subList(0, Math.min(documents.size(), rows - sent)));
      }
      call.awaitAnswer();
      return Runs.seconds(began, System.nanoTime());
    }
  }

  /// One row at a time to HQ's file and on to the other laptop's, each with its commit; in
  /// milliseconds, the shortest first.
  List<Double> latencies(int samples) {
    var documents = documents(samples);
    try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var line = distance.line(door.getLocalPort());
        var hq = new BareFile(folder);
        var laptop = new BareFile(folder);
        var here =
            new Socket(
                InetAddress.getLoopbackAddress(),
                distance.isFar() ? line.port() : door.getLocalPort());
        var there = door.accept()) {
      here.setTcpNoDelay(true);
      there.setTcpNoDelay(true);
      var latencies = new ArrayList<Double>();
      for (var sample = 0; sample < samples; sample++) {
        var document = documents.get(sample);
        var began = System.nanoTime();
        here.getOutputStream().write(document);
        hq.insert(sample, there.getInputStream().readNBytes(document.length));
        hq.commit();
        there.getOutputStream().write(document);
        laptop.insert(sample, here.getInputStream().readNBytes(document.length));
        laptop.commit();
        latencies.add(Runs.millis(began, System.nanoTime()));
      }
      Collections.sort(latencies);
      return latencies;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static List<byte[]> documents(int count) {
    var leads = new SampleLeads(1);
    var documents = new ArrayList<byte[]>(count);
    try {
      for (var number = 1; number <= count; number++) {
        documents.add(
            MAPPER.writeValueAsString(leads.next(number)).getBytes(StandardCharsets.UTF_8));
      }
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
    return documents;
  }
}
