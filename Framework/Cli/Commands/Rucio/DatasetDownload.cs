using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary>Fetches the files of a list, one that fails leaving the others alone, and says what was done: counts, and the first of what went wrong.</summary>
internal sealed class DatasetDownload
{
    private readonly RucioCall call;
    private readonly string asked;
    private readonly JsonRows? json;
    private readonly SortedDictionary<string, (long Files, long Bytes)> sources = new(StringComparer.Ordinal);
    private readonly NotedLines failed = new("file that was not fetched", "files that were not fetched");
    private readonly NotedLines replaced = new("replica that failed before its file was had", "replicas that failed before their files were had");
    private readonly NotedLines unverified = new("file whose size alone was compared", "files whose sizes alone were compared");
    private TransferException? first;
    private (long Files, long Bytes, long There, long Resumed) done;

    /// <param name="call">The call.</param>
    /// <param name="asked">Which replicas were asked for, in words.</param>
    public DatasetDownload(RucioCall call, string asked)
    {
        (this.call, this.asked) = (call, asked);
        json = call.IsJson ? new JsonRows(call.Console, "files") : null;
    }

    /// <summary>Fetches them and says what was done.</summary>
    /// <returns>0.</returns>
    /// <exception cref="TransferException">A file could not be fetched: the first of them.</exception>
    /// <exception cref="RucioException">The list is not whole.</exception>
    public async Task<int> RunAsync(Downloader downloader, DownloadList list, int parallel, string folder)
    {
        var line = call.Progress("fetching");
        var isWhole = false;
        try
        {
            await downloader.FetchAsync(list, parallel, outcome => line.Above(() => Add(outcome)), line, call.Cancellation).ConfigureAwait(false);
            isWhole = true;
        }
        catch (TransferTargetException e)
        {
            // The disk is full: what was done before is said all the same.
            first = e;
            isWhole = true;
        }
        finally
        {
            line.Clear();
            if (isWhole || json is null)
            {
                Report(list, folder);
            }
        }

        return first is null ? 0 : throw first;
    }

    private void Add(TransferOutcome outcome)
    {
        var why = outcome.Error is not { } error ? null
            : outcome.File.Places.Count == 0 ? $"{outcome.File.Did} has no replica {asked}" : $"{error.What}: {error.Why}";
        if (outcome.Report is { } report)
        {
            done = (done.Files + 1, done.Bytes + report.Bytes, done.There + (report.Source is null ? 1 : 0), done.Resumed + report.Resumed);
            if (report.Source is { } source)
            {
                var (files, bytes) = sources.GetValueOrDefault(source.Rse);
                sources[source.Rse] = (files + 1, bytes + report.Bytes);
            }

            report.Failures.ToList().ForEach(failure => replaced.Add($"{report.Did}: {failure}"));
            if (!report.IsVerified)
            {
                unverified.Add(report.Did.ToString());
            }
        }
        else
        {
            failed.Add(why!);
            first ??= outcome.File.Places.Count > 0 ? outcome.Error : new NoGoodReplicaException(why!, outcome.Path, "the catalogue gives no such address", outcome.Error!.Hint);
        }

        json?.Add(writer => Write(writer, outcome, why));
    }

    private void Report(DownloadList list, string folder)
    {
        if (json is not null)
        {
            json.End(writer =>
            {
                writer.WriteNumber("count", list.Count);
                writer.WriteNumber("failed", failed.Count);
                writer.WriteNumber("bytes", done.Bytes);
            });
            return;
        }

        var output = call.Console.Out;
        foreach (var (rse, (files, bytes)) in sources)
        {
            output.WriteLine($"{Human.Count(files, "file")}, {Human.Bytes(bytes)} from {Human.Visible(rse)}");
        }

        if (done.There > 0)
        {
            output.WriteLine($"{Human.Count(done.There, "file")} {(done.There == 1 ? "was" : "were")} there already");
        }

        if (done.Resumed > 0)
        {
            output.WriteLine($"{Human.Bytes(done.Resumed)} of them had come before and were taken up");
        }

        replaced.Write(call.Console);
        unverified.Write(call.Console);
        failed.Write(call.Console);
        output.WriteLine($"{Human.Count(done.Files)}{(done.Files < list.Count ? $" of {Human.Count(list.Count)}" : "")} {(list.Count == 1 ? "file" : "files")} · {Human.Bytes(done.Bytes)} · in {call.Console.ShortPath(folder)}");
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, TransferOutcome outcome, string? why)
    {
        var report = outcome.Report;
        json.WriteStartObject();
        json.Write(outcome.File.Did);
        json.WriteString("path", outcome.Path);
        json.Write("bytes", report?.Bytes ?? outcome.File.Bytes);
        json.WriteBoolean("fetched", report is not null);
        json.Write("rse", report?.Source?.Rse);
        json.Write("pfn", report?.Source?.Address);
        json.WriteBoolean("verified", report?.IsVerified == true);
        json.WriteNumber("resumedBytes", report?.Resumed ?? 0);
        json.WriteStartArray("failures");
        foreach (var failure in report?.Failures ?? [why!])
        {
            json.WriteStringValue(failure);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
