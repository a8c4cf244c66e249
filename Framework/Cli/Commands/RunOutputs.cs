using System.Text.Json;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Reports;
using HepAnalysis.RootIO.Writing;

namespace HepAnalysis.Cli.Commands;

/// <summary>What a run writes: the file of histograms and the job report beside it.</summary>
/// <param name="histogramFile">The file of histograms as the user named it, or null for none.</param>
/// <param name="console">Where relative paths begin.</param>
internal sealed class RunOutputs(string? histogramFile, HepConsole console)
{
    public string? HistogramFile { get; } = histogramFile;

    public string? JobFile { get; } = histogramFile is null ? null : Path.ChangeExtension(histogramFile, ".job.json");

    /// <summary>Says before event 1 what could not be written after the last.</summary>
    public void Check()
    {
        if (HistogramFile is null)
        {
            return;
        }

        AtomicFile.Check(console.FullPath(HistogramFile));
        AtomicFile.Check(console.FullPath(JobFile!));
    }

    /// <summary>An output that is one of the inputs would replace the events that it was made from.</summary>
    public void RefuseInputs(IEnumerable<InputFile> files)
    {
        if (HistogramFile is { } file && files.FirstOrDefault(input => console.FullPath(input.Path) == console.FullPath(file)) is { } same)
        {
            throw new OutputException($"the output '{file}' is an input", same.Path, "it would replace the events that are read", "name another file: output.file, or -o FILE");
        }
    }

    public void Write(JobReport report)
    {
        if (HistogramFile is null)
        {
            return;
        }

        AtomicFile.MakeFolder(console.FullPath(HistogramFile));
        using (var writer = RootFileWriter.Create(console.OpenPath(HistogramFile)))
        {
            foreach (var histogram in report.Result.Histograms)
            {
                writer.Write(histogram.Data);
            }

            writer.Commit();
        }

        AtomicFile.Write(console.FullPath(JobFile!), stream =>
        {
            using var json = new Utf8JsonWriter(stream, JsonOutput.Options);
            report.Write(json);
        });
    }

    public void Announce(RunResult result, string? htmlReport)
    {
        console.Out.WriteLine(HistogramFile is null
            ? "wrote      nothing: the analysis has no output.file (give one by -o FILE)"
            : $"wrote      {HistogramFile} ({Human.Count(result.Histograms.Count, "histogram")}) · {JobFile}");
        if (htmlReport is not null)
        {
            console.Out.WriteLine($"note       {htmlReport} is not written: this version makes no HTML report yet");
        }
    }
}
