using HepAnalysis.Cli.Inputs;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Reports;

namespace HepAnalysis.Cli.Commands;

/// <summary>What <c>hep run</c> tells the user: one line on the input, the tables, the first histogram.</summary>
internal sealed class RunSummary(HepConsole console, RunPlan plan)
{
    public void WriteInput()
    {
        var files = plan.Files;
        var tree = plan.SourceName[(plan.SourceName.LastIndexOf(':') + 1)..];
        var bytes = files.Sum(file => file.File.Bytes ?? 0);
        var entries = files.Sum(file => file.Entries);
        var name = files.Count == 1 ? files[0].File.Shown : $"{files[0].File.Shown} and {Human.Count(files.Count - 1)} more";
        console.Out.WriteLine(
            $"input      {name} · tree {tree} · {Human.Count(plan.EventsTotal)}{(entries == plan.EventsTotal ? "" : $" of {Human.Count(entries)}")} events · {Human.Bytes(bytes)}"
            + $" · {plan.ColumnsRead.Count} of {Human.Count(plan.ColumnsAvailable)} columns read");
        console.Out.Flush();
    }

    public void WriteResult(RunResult result)
    {
        foreach (var cutflow in result.Cutflows)
        {
            CutflowTable.Draw(cutflow, console.Out);
        }

        if (result.Histograms.Count > 0)
        {
            HistogramDrawing.Draw(result.Histograms[0].Data, console);
        }

        foreach (var histogram in result.Histograms)
        {
            WriteLeftOut(histogram);
        }
    }

    public void WriteDryRun(RunOutputs outputs, IReadOnlyList<ResolvedDataset> datasets, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Print(console, json => DryRunJson.Write(json, plan, outputs, datasets));
            return;
        }

        foreach (var dataset in datasets)
        {
            console.Out.WriteLine(
                $"dataset    {dataset.Did}: {Human.Count(dataset.Files, "file")} · {(dataset.Events is { } events ? Human.Count(events, "event") : "events unknown")} · {Human.Bytes(dataset.Bytes)}, by the catalogue; only the first was looked at");
        }

        console.Out.WriteLine($"columns    {string.Join(", ", plan.ColumnsRead)}");
        foreach (var path in plan.Configuration.Paths)
        {
            console.Out.WriteLine($"path       {path.Name}: {string.Join(" → ", path.Steps.Select(step => step.Kind == step.Name ? step.Kind : $"{step.Kind} {step.Name}"))}");
        }

        console.Out.WriteLine($"run        {Human.Count(plan.Tasks, "task")} on {Human.Count(plan.Threads, "thread")} · configuration {plan.Configuration.Hash[..12]}");
        console.Out.WriteLine($"dry run    everything fits; no event was read, {outputs.HistogramFile ?? "no file"} was not written ({Human.Count(plan.HistogramNames.Count, "histogram")})");
    }

    public void WriteInterrupted(JobReport report, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Print(console, report.Write);
            return;
        }

        if (console.IsTerminal)
        {
            console.Out.WriteLine();
        }

        console.Out.Flush();
        console.Error.WriteLine(
            $"hep: interrupted after {Human.Count(report.Result.EventsDone)} of {Human.Count(report.Result.EventsTotal)} events ({Human.Seconds(report.Result.WallSeconds)}); nothing was written");
    }

    private void WriteLeftOut(HistogramResult histogram)
    {
        var parts = new List<string>();
        void Add(long count, string what)
        {
            if (count > 0)
            {
                parts.Add($"{Human.Count(count)} {what}");
            }
        }

        Add(histogram.NaNCount, "not a number");
        Add(histogram.NonFiniteWeightCount, "with a weight that is not finite");
        Add(histogram.MissingCount, "with a missing value");
        if (parts.Count > 0)
        {
            console.Out.WriteLine($"left out   {histogram.Data.Name}: {string.Join(", ", parts)}");
        }
    }
}
