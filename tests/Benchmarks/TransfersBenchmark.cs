using System.Diagnostics;
using System.Net.Security;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.Benchmarks;

/// <summary>
/// Files from the Apache of a real server (<c>RUCIO_LAB</c>, see <c>../shared/engines/README.md</c>): many small ones, and one large, fetched, verified
/// by adler32 and named, beside <c>curl</c> that only writes the same bytes, as many at a time; in turns.
/// </summary>
internal static class TransfersBenchmark
{
    private const int Turns = 7;
    private const int Smallest = 20_000;
    private const int Largest = 200_000;

    public static void Run(long largeBytes)
    {
        if (Environment.GetEnvironmentVariable("RUCIO_LAB") is not { Length: > 0 } lab)
        {
            throw new InvalidOperationException("RUCIO_LAB is not set: start a server (../shared/engines/rucio-server.sh DIR) and source DIR/env.sh");
        }

        var store = Directory.CreateDirectory(Path.Combine(lab, "store", "b", $"benchmark-{Guid.NewGuid():N}")).FullName;
        var target = Directory.CreateTempSubdirectory("hep-transfers-").FullName;
        try
        {
            var host = $"{Environment.GetEnvironmentVariable("RUCIO_STORE_HTTP")}/b/{Path.GetFileName(store)}";
            Measure.Header("files", "MB", "at a time", "hep, ms", "curl, ms", "hep / curl", "MB/s");
            Compare("1,000 small", Make(store, host, "small", [.. Sizes(1000)]), target, 4);
            var large = Make(store, host, "large", [largeBytes]);
            Compare("one large", large, target, 1);
        }
        finally
        {
            Directory.Delete(store, recursive: true);
            Directory.Delete(target, recursive: true);
        }
    }

    private static IEnumerable<long> Sizes(int count)
    {
        var random = new Random(7);
        return Enumerable.Range(0, count).Select(_ => (long)random.Next(Smallest, Largest));
    }

    private static List<DatasetFile> Make(string store, string host, string name, long[] sizes)
    {
        var random = new Random(sizes.Length);
        var buffer = new byte[1 << 20];
        random.NextBytes(buffer);
        return [.. sizes.Select((size, i) =>
        {
            var sum = new Adler32();
            using (var file = File.Create(Path.Combine(store, $"{name}.{i}")))
            {
                for (var left = size; left > 0;)
                {
                    var piece = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
                    random.NextBytes(piece[..Math.Min(64, piece.Length)]);
                    file.Write(piece);
                    sum.Append(piece);
                    left -= piece.Length;
                }
            }

            return new DatasetFile(new DataIdentifier("mc", $"{name}.{i}"), size, sum.ToString(), null, null, [new PhysicalFile($"{host}/{name}.{i}", "SITE", "DISK", "wan", 1, false, false)]);
        })];
    }

    private static void Compare(string name, List<DatasetFile> files, string target, int parallel)
    {
        // As many connections as a fresh process would make: none is open from the time before.
        var (ours, theirs) = (new List<double>(), new List<double>());
        var list = Path.Combine(target, "list");
        for (var turn = 0; turn <= Turns; turn++)
        {
            var (hep, curl) = (Path.Combine(target, $"hep{turn}"), Path.Combine(target, $"curl{turn}"));
            Directory.CreateDirectory(hep);
            Directory.CreateDirectory(curl);
            File.WriteAllLines(list, files.Select(file => $"url = \"{file.Places[0].Address}\"\noutput = \"{Path.Combine(curl, file.Did.Name)}\""));
            var (hepTime, curlTime) = (0.0, 0.0);
            foreach (var isHep in turn % 2 == 0 ? new[] { true, false } : [false, true])
            {
                var begun = Stopwatch.GetTimestamp();
                if (isHep)
                {
                    Fetch(files, hep, parallel);
                    hepTime = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
                }
                else
                {
                    Curl(list, parallel);
                    curlTime = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
                }
            }

            // The first turn reads the files into the memory of the system, and compiles the methods.
            if (turn > 0)
            {
                ours.Add(hepTime);
                theirs.Add(curlTime);
            }

            Directory.Delete(hep, recursive: true);
            Directory.Delete(curl, recursive: true);
        }

        var (middle, megabytes) = (Measure.Middle(ours), files.Sum(file => file.Bytes!.Value) / 1e6);
        var ratio = Measure.Middle(ours.Zip(theirs, (a, b) => a / b));
        Measure.Row(name, Measure.Number(megabytes), parallel, Measure.Number(middle), Measure.Number(Measure.Middle(theirs)), Measure.Number(ratio, 2), Measure.Number(megabytes / middle * 1000, 0));
    }

    private static void Fetch(List<DatasetFile> files, string folder, int parallel)
    {
        using var downloader = new Downloader(new SslClientAuthenticationOptions(), TimeSpan.FromMinutes(1));
        _ = downloader.FetchAsync([.. files.Select(file => (file, Path.Combine(folder, file.Did.Name)))], parallel).GetAwaiter().GetResult();
    }

    private static void Curl(string list, int parallel)
    {
        using var process = Process.Start("curl", ["--no-progress-meter", "--fail", "--parallel", "--parallel-max", $"{parallel}", "--config", list]);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"curl ended with code {process.ExitCode}");
        }
    }
}
