using System.Diagnostics;
using System.Text.Json;

namespace HepAnalysis.EventLoop.Reports;

/// <summary>
/// What a job says of itself: what it ran, over what, what came out, how long it took and where. Outputs hold only what
/// reproduces; what does not (host, times) is here. The JSON is described in docs/json.md.
/// </summary>
/// <param name="Plan">What was run.</param>
/// <param name="Result">What came out.</param>
public sealed record JobReport(RunPlan Plan, RunResult Result)
{
    /// <summary>Version of the program.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>How it was run.</summary>
    public required RunOptions Options { get; init; }

    /// <summary>The values given by <c>--set</c>.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Files that were written.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>When the job began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Writes the report as one JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("format", "hepanalysis.job");
        json.WriteNumber("formatVersion", 1);
        json.WriteString("version", ProgramVersion);
        WriteConfiguration(json);
        WriteInput(json);
        json.WriteStartObject("events");
        json.WriteNumber("done", Result.EventsDone);
        json.WriteNumber("total", Result.EventsTotal);
        json.WriteNumber("skip", Options.Skip);
        json.WriteBoolean("interrupted", Result.IsInterrupted);
        json.WriteEndObject();
        WritePaths(json);
        WriteHistograms(json);
        json.WriteStartArray("outputs");
        foreach (var output in Outputs)
        {
            json.WriteStringValue(output);
        }

        json.WriteEndArray();
        WriteTiming(json);
        WriteHost(json);
        json.WriteEndObject();
        json.Flush();
    }

    private void WriteConfiguration(Utf8JsonWriter json)
    {
        json.WriteStartObject("configuration");
        json.WriteString("file", Plan.Configuration.File);
        json.WriteString("sha256", Plan.Configuration.Hash);
        json.WriteStartArray("modules");
        foreach (var module in Plan.Configuration.ModuleDigests)
        {
            json.WriteStartObject();
            json.WriteString("path", module.Path);
            json.WriteString("sha256", module.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("set");
        foreach (var set in Overrides)
        {
            json.WriteStringValue(set);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteReplica(Utf8JsonWriter json, InputFile file)
    {
        if (file.Name is null)
        {
            return;
        }

        json.WriteString("did", file.Name);
        json.WriteString("replica", file.Replica);
        json.WriteStartArray("failedReplicas");
        foreach (var failed in file.FailedReplicas)
        {
            json.WriteStringValue(failed);
        }

        json.WriteEndArray();
    }

    private void WriteInput(Utf8JsonWriter json)
    {
        json.WriteStartObject("input");
        json.WriteString("schema", Plan.Configuration.Input.SchemaName);
        json.WriteStartArray("files");
        foreach (var (file, entries) in Plan.Files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteNumber("entries", entries);
            if (file.Bytes is { } bytes)
            {
                json.WriteNumber("bytes", bytes);
            }

            WriteReplica(json, file);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("columnsRead");
        foreach (var column in Plan.ColumnsRead)
        {
            json.WriteStringValue(column);
        }

        json.WriteEndArray();
        json.WriteNumber("columnsAvailable", Plan.ColumnsAvailable);
        json.WriteEndObject();
    }

    private void WritePaths(Utf8JsonWriter json)
    {
        json.WriteStartArray("paths");
        foreach (var cutflow in Result.Cutflows)
        {
            json.WriteStartObject();
            json.WriteString("name", cutflow.Path);
            json.WriteStartArray("filters");
            foreach (var step in cutflow.Steps)
            {
                WriteStep(json, step);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStep(Utf8JsonWriter json, CutflowStep step)
    {
        json.WriteStartObject();
        json.WriteString("name", step.Name);
        json.WriteNumber("executed", step.Executed);
        json.WriteNumber("passed", step.Passed);
        if (step.Executed > 0)
        {
            json.WriteNumber("efficiency", step.Efficiency);
            json.WriteNumber("low", step.Low);
            json.WriteNumber("high", step.High);
        }

        if (step.Weighted is { } weighted)
        {
            json.WriteStartObject("weighted");
            json.WriteNumber("executed", weighted.Executed);
            json.WriteNumber("executedSquared", weighted.ExecutedSquared);
            json.WriteNumber("passed", weighted.Passed);
            json.WriteNumber("passedSquared", weighted.PassedSquared);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteHistograms(Utf8JsonWriter json)
    {
        json.WriteStartArray("histograms");
        foreach (var histogram in Result.Histograms)
        {
            json.WriteStartObject();
            json.WriteString("name", histogram.Data.Name);
            json.WriteNumber("dimensions", histogram.Data.Axes.Count);
            json.WriteNumber("entries", histogram.Data.Entries);
            json.WriteNumber("nan", histogram.NaNCount);
            json.WriteNumber("nonFiniteWeights", histogram.NonFiniteWeightCount);
            json.WriteNumber("missing", histogram.MissingCount);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteTiming(Utf8JsonWriter json)
    {
        var (read, decompress, decode) = (Seconds(Result.Cost.ReadTicks), Seconds(Result.Cost.DecompressTicks), Seconds(Result.Cost.DecodeTicks));
        json.WriteStartObject("timing");
        json.WriteString("started", Started.ToString("yyyy-MM-ddTHH:mm:ss.fffK"));
        json.WriteNumber("wallSeconds", Result.WallSeconds);
        json.WriteNumber("workerSeconds", Result.BusySeconds);
        json.WriteNumber("readSeconds", read);
        json.WriteNumber("decompressSeconds", decompress);
        json.WriteNumber("decodeSeconds", decode);
        json.WriteNumber("loopSeconds", Math.Max(0, Result.BusySeconds - read - decompress - decode));
        json.WriteNumber("readBytes", Result.Cost.ReadBytes);
        json.WriteNumber("decompressedBytes", Result.Cost.DecompressedBytes);
        json.WriteEndObject();
    }

    private void WriteHost(Utf8JsonWriter json)
    {
        json.WriteStartObject("host");
        json.WriteString("name", Environment.MachineName);
        json.WriteString("system", System.Runtime.InteropServices.RuntimeInformation.OSDescription);
        json.WriteString("dotnet", Environment.Version.ToString());
        json.WriteNumber("cores", Environment.ProcessorCount);
        json.WriteNumber("threads", Result.Threads);
        json.WriteNumber("blockSize", Options.BlockSize);
        json.WriteEndObject();
    }

    private static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;
}
