using System.Text.Json;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Reports;
using HepAnalysis.Reports.Html;
using HepAnalysis.RootIO.Writing;

namespace HepAnalysis.Cli.Commands;

/// <summary>What a run writes: the file of histograms, the job report beside it, and a page for people.</summary>
/// <param name="histogramFile">The file of histograms as the user named it, or null for none.</param>
/// <param name="pageFile">The HTML report as the user named it, or null for none.</param>
/// <param name="console">Where relative paths begin.</param>
internal sealed class RunOutputs(string? histogramFile, string? pageFile, HepConsole console)
{
    public string? HistogramFile { get; } = histogramFile;

    public string? JobFile { get; } = histogramFile is null ? null : Path.ChangeExtension(histogramFile, ".job.json");

    /// <summary>Every file that is written but the job report, which names them.</summary>
    public IReadOnlyList<string> Files => [.. new[] { HistogramFile, pageFile }.OfType<string>()];

    /// <summary>Says before event 1 what could not be written after the last.</summary>
    public void Check()
    {
        string[] paths = [.. new[] { HistogramFile, pageFile, JobFile }.OfType<string>().Select(console.FullPath)];
        foreach (var path in paths)
        {
            AtomicFile.Check(path);
        }

        if (paths.Distinct(StringComparer.Ordinal).Count() < paths.Length)
        {
            throw new OutputException(
                "two outputs have one name", string.Join(", ", Files), $"the job report is {JobFile}", "give 'file' and 'report' of 'output' names of their own");
        }
    }

    /// <summary>An output that is one of the inputs would replace the events that it was made from.</summary>
    public void RefuseInputs(IEnumerable<InputFile> files)
    {
        foreach (var file in Files)
        {
            if (files.FirstOrDefault(input => console.FullPath(input.Path) == console.FullPath(file)) is { } same)
            {
                throw new OutputException(
                    $"the output '{file}' is an input", same.Path, "it would replace the events that are read", "name another file: output.file, or -o FILE");
            }
        }
    }

    /// <summary>Writes all of them beside their names first, and puts them under those together: one that fails leaves none.</summary>
    public void Write(JobReport report) => WriteJob(report, () => WritePage(report, () => WriteHistograms(report)));

    public void Announce(RunResult result)
    {
        var parts = new[] { HistogramFile is null ? null : $"{HistogramFile} ({Human.Count(result.Histograms.Count, "histogram")})", pageFile, JobFile }.OfType<string>().ToList();
        console.Out.WriteLine(parts.Count == 0
            ? "wrote      nothing: the analysis has no output.file (give one by -o FILE)"
            : $"wrote      {string.Join(" · ", parts)}");
    }

    private void WriteJob(JobReport report, Action andThen) => WriteThen(JobFile, andThen, stream =>
    {
        using var json = new Utf8JsonWriter(stream, JsonOutput.Options);
        report.Write(json);
    });

    private void WritePage(JobReport report, Action andThen) => WriteThen(pageFile, andThen, stream => HtmlReport.Write(report, stream));

    // What comes next happens between the writing of a file and its renaming: nothing has its name before all are written.
    private void WriteThen(string? file, Action andThen, Action<Stream> write)
    {
        if (file is null)
        {
            andThen();
            return;
        }

        AtomicFile.MakeFolder(console.FullPath(file));
        AtomicFile.Write(console.FullPath(file), stream =>
        {
            write(stream);
            stream.Flush();
            andThen();
        });
    }

    private void WriteHistograms(JobReport report)
    {
        if (HistogramFile is null)
        {
            return;
        }

        AtomicFile.MakeFolder(console.FullPath(HistogramFile));
        using var writer = RootFileWriter.Create(console.OpenPath(HistogramFile));
        foreach (var histogram in report.Result.Histograms)
        {
            writer.Write(histogram.Data);
        }

        writer.Commit();
    }
}
