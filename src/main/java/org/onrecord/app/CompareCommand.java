package org.onrecord.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.onrecord.report.ComparisonPages.Format;
import org.onrecord.report.Dates;
import org.onrecord.report.ReportDefinition;
import org.onrecord.report.Selection;
import org.onrecord.run.LocationNames;
import org.onrecord.run.Manifest;
import org.onrecord.run.OutputDirectory;
import org.onrecord.run.Store;
import org.onrecord.run.UserError;
import org.onrecord.step.Compare;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: two runs, or two periods of one, side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Put two published runs, or with --periods two periods of one, side by side: new and gone speakers, who speaks more or less,",
      "topics that moved, changes of tone, each with the statements behind it. The runs themselves stay as they are."
    })
final class CompareCommand implements Callable<Integer> {
  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "The output directory that holds the runs.")
  private String output;

  @Parameters(
      arity = "0..2",
      paramLabel = "RUN",
      description =
          "The earlier and the later run, by id; \"current\" is the one that readers should use.")
  private List<String> runs = List.of();

  @Option(
      names = "--periods",
      arity = "2",
      paramLabel = "PERIOD",
      description =
          "The earlier and the later period in place of two runs: days (2021-08-30), ISO weeks (2021-W35) or months (2021-08).")
  private List<String> periods = List.of();

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "The run that --periods are of. Default: the one that readers should use.")
  private String run;

  @Option(
      names = "--filter",
      paramLabel = "FILTER=VALUE",
      description =
          "What both sides are about, as speakers=NAME or between=CHN|ECU; may be repeated.")
  private List<String> filters = List.of();

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "html|json",
      defaultValue = "html,json",
      description = "Which files to write; may be repeated. Default: ${DEFAULT-VALUE}.")
  private List<Format> formats = List.of();

  @Option(
      names = {"--out", "--to"},
      paramLabel = "PATH",
      description =
          "The directory to write into. Default: compare-EARLIER-LATER in the working directory.")
  private String out;

  @Override
  public Integer call() {
    checkWhatIsCompared();
    ReportDefinition definition = definition();
    List<Dates> dates = periods.stream().map(CompareCommand::period).toList();
    if (dates.stream().distinct().count() < dates.size()) {
      throw new UserError("it is one period twice: " + dates.get(0).name());
    }
    Sessions.refuseOtherSparks();
    Configuration hadoop = Sessions.hadoopConfiguration();
    OutputDirectory source = OutputDirectory.at(output, hadoop);
    List<Manifest> manifests = new ArrayList<>();
    for (String id : dates.isEmpty() ? runs : Collections.singletonList(run)) {
      manifests.add(PublishedRuns.manifest(source, id));
    }
    String first = manifests.get(0).runId();
    String last = manifests.get(manifests.size() - 1).runId();
    if (dates.isEmpty() && first.equals(last)) {
      throw new UserError("it is one run twice: " + first);
    }
    String usual =
        dates.isEmpty()
            ? "compare-" + first + "-" + last
            : "compare-" + dates.get(0).name() + "-" + dates.get(1).name();
    OutputDirectory target = PublishedRuns.placeBeside(source, out, usual, hadoop);
    try (Sessions.Lease session = Sessions.open("onrecord compare")) {
      Sessions.interpretIfSmall(session.spark(), manifests.get(manifests.size() - 1));
      List<Compare.Side> sides = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Dates period = dates.isEmpty() ? null : dates.get(i);
        String id = i == 0 ? first : last;
        sides.add(
            new Compare.Side(
                period == null ? "Run " + id : period.name(),
                id,
                new Store(session.spark(), source, id),
                new Selection(period, definition.filters())));
      }
      Map<String, String> pages = Compare.pages(sides.get(0), sides.get(1), Set.copyOf(formats));
      for (Format format : Format.values()) {
        if (!formats.contains(format)) {
          // Of an earlier comparison: it would pass for a part of this one.
          target.delete(new Path(target.root(), format.file()));
        }
      }
      pages.forEach((name, text) -> target.write(new Path(target.root(), name), text));
    }
    System.out.println(LocationNames.shown(new Path(target.root(), formats.get(0).file())));
    return OnRecord.OK;
  }

  private void checkWhatIsCompared() {
    if (periods.isEmpty() && runs.size() != 2) {
      throw new UserError("compare takes two runs, or --periods and two periods");
    }
    if (!periods.isEmpty() && !runs.isEmpty()) {
      throw new UserError(
          "compare takes two runs or two periods, not both; --run says of which run");
    }
    if (periods.isEmpty() && run != null) {
      throw new UserError("--run goes with --periods");
    }
    if (!periods.isEmpty() && periods.size() != 2) {
      throw new UserError("--periods takes two");
    }
  }

  private ReportDefinition definition() {
    try {
      return ReportDefinition.WHOLE.with(filters);
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage());
    }
  }

  private static Dates period(String name) {
    for (Dates.Kind kind : Dates.Kind.values()) {
      Optional<Dates> dates = Dates.named(kind, name);
      if (dates.isPresent()) {
        return dates.get();
      }
    }
    throw new UserError(
        "--periods: it is no day as 2021-08-30, week as 2021-W35 or month as 2021-08: " + name);
  }
}
