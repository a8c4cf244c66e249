using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary>Fetches files, each by itself, so that one that fails leaves the report of the others; then says what was done.</summary>
internal sealed class DatasetDownload(RucioCall call, IReadOnlyList<(DatasetFile File, string Path)> wanted)
{
    private const int MostShown = 20;
    private readonly TransferReport?[] reports = new TransferReport?[wanted.Count];
    private readonly TransferException?[] errors = new TransferException?[wanted.Count];

    /// <summary>Fetches them.</summary>
    public async Task RunAsync(Downloader downloader, int parallel)
    {
        var line = new ByteProgress(call.IsJson ? call.Console with { Out = TextWriter.Null } : call.Console, "fetching");
        var (total, done) = (wanted.Sum(item => item.File.Bytes ?? 0), 0L);
        var drawing = new Lock();
        try
        {
            await Parallel.ForAsync(0, wanted.Count, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = call.Cancellation }, async (i, token) =>
            {
                try
                {
                    reports[i] = (await downloader.FetchAsync([wanted[i]], 1, new Part(Add), token).ConfigureAwait(false))[0];
                }
                catch (TransferException e)
                {
                    errors[i] = e;
                }
            }).ConfigureAwait(false);
        }
        finally
        {
            line.Clear();
        }

        void Add(long more)
        {
            lock (drawing)
            {
                done += more;
                line.Show(done, Math.Max(total, done));
            }
        }
    }

    /// <summary>Says what was done.</summary>
    /// <returns>0.</returns>
    /// <exception cref="TransferException">A file could not be fetched.</exception>
    public int Report(string folder)
    {
        if (call.IsJson)
        {
            PrintJson();
        }
        else
        {
            Print(folder);
        }

        // The first says what to do and what the exit code is.
        return errors.FirstOrDefault(error => error is not null) is { } first ? throw first : 0;
    }

    private void Print(string folder)
    {
        var (output, fetched) = (call.Console.Out, reports.OfType<TransferReport>().ToList());
        var sources = fetched.Where(report => report.Source is not null).GroupBy(report => report.Source!.Rse, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var rse in sources)
        {
            output.WriteLine($"{Human.Count(rse.Count(), "file")}, {Human.Bytes(rse.Sum(report => report.Bytes))} from {Human.Visible(rse.Key)}");
        }

        if (fetched.Count(report => report.Source is null) is > 0 and var old)
        {
            output.WriteLine($"{Human.Count(old, "file")} {(old == 1 ? "was" : "were")} there already");
        }

        if (fetched.Sum(report => report.Resumed) is > 0 and var resumed)
        {
            output.WriteLine($"{Human.Bytes(resumed)} of them had come before and were taken up");
        }

        Some("replica that failed, another was taken", "replicas that failed, others were taken", [.. fetched.SelectMany(report => report.Failures.Select(why => $"{report.Did}: {why}"))]);
        Some("file whose size alone was compared, since nobody knows a checksum", "files whose sizes alone were compared, since nobody knows checksums", [.. fetched.Where(report => !report.IsVerified).Select(report => report.Did.ToString())]);
        Some("file that was not fetched", "files that were not fetched", [.. errors.OfType<TransferException>().Select(error => $"{error.What}: {error.Why}")]);
        output.WriteLine($"{Human.Count(fetched.Count)}{(fetched.Count < wanted.Count ? $" of {Human.Count(wanted.Count)}" : "")} {(wanted.Count == 1 ? "file" : "files")} · {Human.Bytes(fetched.Sum(report => report.Bytes))} · in {call.Console.ShortPath(folder)}");
    }

    private void Some(string one, string many, List<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        call.Console.Out.WriteLine($"{Human.Count(lines.Count)} {(lines.Count == 1 ? one : many)}:");
        lines.Take(MostShown).ToList().ForEach(line => call.Console.Out.WriteLine($"  {Human.Visible(line)}"));
        if (lines.Count > MostShown)
        {
            call.Console.Out.WriteLine($"  … and {Human.Count(lines.Count - MostShown)} more: --json has all");
        }
    }

    private void PrintJson()
    {
        var rows = new JsonRows(call.Console, "files");
        for (var i = 0; i < wanted.Count; i++)
        {
            var (report, error, (file, path)) = (reports[i], errors[i], wanted[i]);
            rows.Add(json =>
            {
                json.WriteStartObject();
                json.Write(file.Did);
                json.WriteString("path", path);
                json.Write("bytes", report?.Bytes ?? file.Bytes);
                json.WriteBoolean("fetched", report is not null);
                json.Write("rse", report?.Source?.Rse);
                json.Write("pfn", report?.Source?.Address);
                json.WriteBoolean("verified", report?.IsVerified == true);
                json.WriteNumber("resumedBytes", report?.Resumed ?? 0);
                json.WriteStartArray("failures");
                foreach (var why in report?.Failures ?? (error is null ? [] : [$"{error.What}: {error.Why}"]))
                {
                    json.WriteStringValue(why);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
        }

        rows.End(json =>
        {
            json.WriteNumber("count", wanted.Count);
            json.WriteNumber("failed", errors.Count(error => error is not null));
            json.WriteNumber("bytes", reports.Sum(report => report?.Bytes ?? 0));
        });
    }

    // From the bytes of one file to what came since it was last told.
    private sealed class Part(Action<long> add) : IProgress<TransferProgress>
    {
        private long last;

        public void Report(TransferProgress value)
        {
            add(value.Bytes - last);
            last = value.Bytes;
        }
    }
}
