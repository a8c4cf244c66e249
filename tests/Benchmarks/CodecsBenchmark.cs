namespace HepAnalysis.Benchmarks;

/// <summary>The same events by every codec: what writing, reading and the file cost.</summary>
internal static class CodecsBenchmark
{
    public static void Run(long events)
    {
        using var files = new DimuonFiles();
        Measure.Header($"{Measure.Number(events, 0)} events, one thread", "file, MB", "generated, million events/s", "hep run, million events/s");
        foreach (var codec in new[] { "none", "lz4:4", "zstd:1", "zstd:5", "zlib:1", "lzma:4" })
        {
            var data = "";
            var write = Measure.Median(() => data = files.Generate(events, codec), 1);
            var yaml = files.Analysis(data);
            var run = Measure.Median(() => files.Hep("run", yaml, "--threads", "1"));
            Measure.Row(codec, Measure.Number(new FileInfo(data).Length / 1e6), Measure.Number(events / write / 1000, 2), Measure.Rate(events, run));
            File.Delete(data);
        }
    }
}
