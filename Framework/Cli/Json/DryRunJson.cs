using System.Text.Json;
using HepAnalysis.Cli.Commands;
using HepAnalysis.Cli.Inputs;
using HepAnalysis.EventLoop;

namespace HepAnalysis.Cli.Json;

/// <summary>What <c>hep run --dry-run --json</c> prints.</summary>
internal static class DryRunJson
{
    public static void Write(Utf8JsonWriter json, RunPlan plan, RunOutputs outputs, IReadOnlyList<ResolvedDataset> datasets)
    {
        json.WriteStartObject();
        json.WriteString("format", "hepanalysis.plan");
        json.WriteNumber("formatVersion", 1);
        json.WriteString("sha256", plan.Configuration.Hash);
        json.WriteNumber("events", plan.EventsTotal);
        json.WriteNumber("tasks", plan.Tasks);
        json.WriteNumber("threads", plan.Threads);
        Texts(json, "files", plan.Files.Select(file => file.File.Path));
        json.WriteStartArray("datasets");
        foreach (var dataset in datasets)
        {
            json.WriteStartObject();
            json.WriteString("did", dataset.Did.ToString());
            json.WriteNumber("files", dataset.Files);
            json.WriteNumber("bytes", dataset.Bytes);
            if (dataset.Events is { } events)
            {
                json.WriteNumber("events", events);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        Texts(json, "columnsRead", plan.ColumnsRead);
        Texts(json, "histograms", plan.HistogramNames);
        Texts(json, "outputs", new[] { outputs.HistogramFile, outputs.JobFile }.OfType<string>());
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
